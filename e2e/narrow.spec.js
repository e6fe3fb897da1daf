// A telephone: one pane at a time, none wider than the screen.
import { card, expect, findings, open, read, test, text, timeline } from "./support/journey.js";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test("text, findings, quotes and timeline in turn", async ({ page }) => {
  await open(page);
  expect(await fits(page)).toBe(true);
  await page.getByRole("button", { name: /dam/ }).tap();
  await read(page);
  expect(await fits(page)).toBe(true);
  await expect(timeline(page)).toBeHidden();

  const tabs = page.getByRole("navigation", { name: "Views" });
  await tabs.getByRole("button", { name: "Findings" }).tap();
  await expect(findings(page)).toBeVisible();
  await expect(text(page)).toBeHidden();
  await tabs.getByRole("button", { name: "Quotes" }).tap();
  await expect(findings(page).locator(".said").first()).toBeVisible();
  await tabs.getByRole("button", { name: "Timeline" }).tap();
  expect(await fits(page)).toBe(true);

  // An event leads back into the text.
  await timeline(page).locator(".row").first().tap();
  await expect(text(page).locator(".here").first()).toBeVisible();
  await expect(card(page)).toBeVisible();
  const above = async () => {
    const mark = await text(page).locator(".here").first().boundingBox();
    const sheet = await card(page).boundingBox();
    return mark.y > 0 && mark.y + mark.height <= sheet.y;
  };
  await expect.poll(above).toBe(true);
  for (const tab of await tabs.getByRole("button").all()) {
    expect((await tab.boundingBox()).height).toBeGreaterThanOrEqual(48);
  }
});

for (const fonts of ["our typefaces", "the browser's typefaces"]) {
  test(`at 320 px nothing is cut off, in ${fonts}`, async ({ page }) => {
    // Where ours come late or never, others are shown, and they may be wider.
    if (fonts !== "our typefaces") await page.route("**/*.woff2", (route) => route.fulfill({ body: "" }));
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    expect(await fits(page)).toBe(true);
    await page.getByRole("button", { name: /chip/ }).tap();
    await read(page);
    expect(await fits(page)).toBe(true);
  });
}
