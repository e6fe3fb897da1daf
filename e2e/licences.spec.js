// The licences and notices of all that ships travel with it: beside the page, in the page that is one file, with a site.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, kept, open, test } from "./support/journey.js";

const FILE = "THIRD-PARTY-NOTICES.txt";
/** Words of each part: ourselves, the typeface, the lists, WordNet's grant, a crate and its licence. */
const PARTS = [
  "Copyright (c) 2026 the Dateline authors",
  "Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name",
  "GeoNames, https://www.geonames.org/",
  "Permission to use, copy, modify and distribute this software and",
  "\nleptos ",
  "MIT, as taken for:",
];

/** Opens the notices as a reader does, and checks that they are whole. */
async function shown(page) {
  await page.getByRole("button", { name: "How you can tell" }).click();
  const sheet = page.getByRole("dialog", { name: "What you paste stays here" });
  await sheet.getByText("Licences and notices", { exact: true }).click();
  for (const part of PARTS) await expect(sheet.locator("pre")).toContainText(part.trim());
  await expect(sheet.locator("pre")).toBeVisible();
}

test("the notices are reached from the page, without a network too", async ({ page, context, request }) => {
  await open(page);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await page.getByText("Open a file").waitFor();
  await shown(page);
  await context.setOffline(false);
  const file = await request.get(FILE);
  for (const part of PARTS) expect(await file.text()).toContain(part);
  await expect(page.locator('link[rel="license"]')).toHaveAttribute("href", FILE);
});

test.describe("where they can't be had", () => {
  test.use({ expected: [/Failed to load resource/] });

  test("the page says so, and shows them once they can", async ({ page }) => {
    // A service worker would have them.
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await open(page);
    await page.route(`**/${FILE}`, (route) => route.fulfill({ status: 404 }), { times: 1 });
    await page.getByRole("button", { name: "How you can tell" }).click();
    const notices = page.getByText("Licences and notices", { exact: true });
    await notices.click();
    await expect(page.locator("#privacy pre.policy")).toContainText("can't be loaded now");
    await notices.click();
    await notices.click();
    await expect(page.locator("#privacy pre.policy")).toContainText("SIL OPEN FONT LICENSE");
  });
});

test.describe("the page that is one file", () => {
  test.use({ baseURL: pathToFileURL(resolve(".")).href, offline: true });

  test("has them in it", async ({ page }) => {
    await page.goto(pathToFileURL(resolve("dist/standalone.html")).href);
    await page.getByText("Open a file").waitFor();
    await shown(page);
  });
});

test.describe("a site", () => {
  const address = process.env.DATELINE_SITE;
  test.skip(!address, "cargo xtask test journeys makes the build with articles");
  test.use({ baseURL: address ?? "http://localhost/" });

  test("links them from each of its pages", async ({ page, request }) => {
    await page.goto("");
    const [link, list] = [page.getByRole("link", { name: "Licences and notices" }), page.url()];
    expect(new URL(await link.getAttribute("href"), list).href).toBe(new URL(FILE, address).href);
    for (const path of ["", "articles/harbour-strike/", "read.html"]) {
      await page.goto(path);
      const href = await page.locator('link[rel="license"]').evaluate(({ href }) => href);
      expect(href).toBe(new URL(FILE, address).href);
    }
    expect(await (await request.get(FILE)).text()).toContain(PARTS[0]);
  });
});
