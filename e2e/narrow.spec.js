// A phone: one pane at a time, and none is wider than the screen.
import { card, expect, findings, open, test, text, timeline, waitUntilRead } from "./support/journey.js";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const fitsWidth = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test("shows text, findings, quotes and timeline one at a time", async ({ page }) => {
  await open(page);
  expect(await fitsWidth(page)).toBe(true);
  await page.getByRole("button", { name: /dam/ }).tap();
  await waitUntilRead(page);
  expect(await fitsWidth(page)).toBe(true);
  await expect(timeline(page)).toBeHidden();

  const tabs = page.getByRole("navigation", { name: "Views" });
  await tabs.getByRole("button", { name: "Findings" }).tap();
  await expect(findings(page)).toBeVisible();
  await expect(text(page)).toBeHidden();
  await tabs.getByRole("button", { name: "Quotes" }).tap();
  await expect(findings(page).locator(".said").first()).toBeVisible();
  await tabs.getByRole("button", { name: "Timeline" }).tap();
  expect(await fitsWidth(page)).toBe(true);

  // A tap on an event shows the text pane again.
  await timeline(page).locator(".row").first().tap();
  await expect(text(page).locator(".here").first()).toBeVisible();
  await expect(card(page)).toBeVisible();
  const markIsAboveCard = async () => {
    const mark = await text(page).locator(".here").first().boundingBox();
    const cardBox = await card(page).boundingBox();
    return mark.y > 0 && mark.y + mark.height <= cardBox.y;
  };
  await expect.poll(markIsAboveCard).toBe(true);
  for (const tab of await tabs.getByRole("button").all()) {
    expect((await tab.boundingBox()).height).toBeGreaterThanOrEqual(48);
  }
});

for (const fonts of ["our typefaces", "the browser's typefaces"]) {
  test(`fits a screen of 320 px, in ${fonts}`, async ({ page }) => {
    // Fallback fonts, which may be wider, are used if the page's own fonts load late or not at all.
    if (fonts !== "our typefaces") await page.route("**/*.woff2", (route) => route.fulfill({ body: "" }));
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole("button", { name: /chip/ }).tap();
    await waitUntilRead(page);
    expect(await fitsWidth(page)).toBe(true);
  });
}
