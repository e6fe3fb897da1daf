// Network: after the page has loaded it sends no request, whatever the reader does.
import { exampleText, expect, findings, open, paste, test, timeline, waitUntilPrecached, waitUntilRead } from "./support/journey.js";

test("sends no request after loading", async ({ page }) => {
  await page.goto("", { waitUntil: "networkidle" });
  await open(page);
  // The service worker's precaching is the last part of loading.
  await waitUntilPrecached(page);
  await page.waitForLoadState("networkidle");
  const requests = [];
  page.context().on("request", (request) => requests.push(request.url()));
  await paste(page, exampleText("dam-talks"));
  await waitUntilRead(page);
  await findings(page).locator(".row").first().click();
  await timeline(page).locator(".row").first().click();
  await page.getByLabel("Published").fill("2026-11-20");
  await page.getByRole("button", { name: /^Quotes/ }).first().click();
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: /chip/ }).click();
  await waitUntilRead(page);
  expect(requests).toEqual([]);
});

test("stores no word of a text", async ({ page }) => {
  await open(page);
  await paste(page, exampleText("dam-talks"));
  await waitUntilRead(page);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + location.href);
  expect(stored).not.toContain("Bekele");
});
