// Nothing leaves: after the page has loaded, it asks for nothing more, whatever is done.
import { example, expect, findings, kept, open, paste, read, test, timeline } from "./support/journey.js";

test("no request after load", async ({ page }) => {
  await page.goto("", { waitUntil: "networkidle" });
  await open(page);
  // The last of it: the service worker puts the page's files away.
  await kept(page);
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await paste(page, example("dam-talks"));
  await read(page);
  await findings(page).locator(".row").first().click();
  await timeline(page).locator(".row").first().click();
  await page.getByLabel("Published").fill("2026-11-20");
  await page.getByRole("button", { name: /^Quotes/ }).first().click();
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: /chip/ }).click();
  await read(page);
  expect(asked).toEqual([]);
});

test("no word of a text is stored", async ({ page }) => {
  await open(page);
  await paste(page, example("dam-talks"));
  await read(page);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + location.href);
  expect(stored).not.toContain("Bekele");
});
