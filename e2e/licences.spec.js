// Licences and notices ship with every product: beside the page, in the standalone page, and with a site.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, open, test, waitUntilPrecached } from "./support/journey.js";

const NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";
/** Words from each part: Dateline itself, the typeface, the word lists, WordNet's grant, a crate and its licence. */
const PARTS = [
  "Copyright (c) 2026 the Dateline authors",
  "Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name",
  "GeoNames, https://www.geonames.org/",
  "Permission to use, copy, modify and distribute this software and",
  "\nleptos ",
  "MIT, as taken for:",
];

/** Opens the notices from the page and checks that they are complete. */
async function expectNoticesShown(page) {
  await page.getByRole("button", { name: "How to check" }).click();
  const dialog = page.getByRole("dialog", { name: "Your text stays on this device" });
  await dialog.getByText("Licences and notices", { exact: true }).click();
  for (const part of PARTS) await expect(dialog.locator("pre")).toContainText(part.trim());
  await expect(dialog.locator("pre")).toBeVisible();
}

test("shows the notices on the page, also offline", async ({ page, context, request }) => {
  await open(page);
  await waitUntilPrecached(page);
  await context.setOffline(true);
  await page.reload();
  await page.getByText("Open a file").waitFor();
  await expectNoticesShown(page);
  await context.setOffline(false);
  const file = await request.get(NOTICES_FILE);
  for (const part of PARTS) expect(await file.text()).toContain(part);
  await expect(page.locator('link[rel="license"]')).toHaveAttribute("href", NOTICES_FILE);
});

test.describe("when the notices can't be fetched", () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test("shows a message, and the notices on a later try", async ({ page }) => {
    // With a service worker the notices would be in its cache.
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await open(page);
    await page.route(`**/${NOTICES_FILE}`, (route) => route.fulfill({ status: 404 }), { times: 1 });
    await page.getByRole("button", { name: "How to check" }).click();
    const notices = page.getByText("Licences and notices", { exact: true });
    await notices.click();
    await expect(page.locator("#privacy pre.policy")).toContainText("could not be loaded");
    await notices.click();
    await notices.click();
    await expect(page.locator("#privacy pre.policy")).toContainText("SIL OPEN FONT LICENSE");
  });
});

test.describe("the standalone page", () => {
  test.use({ baseURL: pathToFileURL(resolve(".")).href, offline: true });

  test("contains the notices", async ({ page }) => {
    await page.goto(pathToFileURL(resolve("dist/standalone.html")).href);
    await page.getByText("Open a file").waitFor();
    await expectNoticesShown(page);
  });
});

test.describe("a site", () => {
  const address = process.env.DATELINE_SITE;
  test.skip(!address, "cargo xtask test journeys makes the build with articles");
  test.use({ baseURL: address ?? "http://localhost/" });

  test("links the notices from each page", async ({ page, request }) => {
    await page.goto("");
    const [link, list] = [page.getByRole("link", { name: "Licences and notices" }), page.url()];
    expect(new URL(await link.getAttribute("href"), list).href).toBe(new URL(NOTICES_FILE, address).href);
    for (const path of ["", "articles/harbour-strike/", "read.html"]) {
      await page.goto(path);
      const href = await page.locator('link[rel="license"]').evaluate(({ href }) => href);
      expect(href).toBe(new URL(NOTICES_FILE, address).href);
    }
    expect(await (await request.get(NOTICES_FILE)).text()).toContain(PARTS[0]);
  });
});
