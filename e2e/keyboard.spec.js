// The main path with the keyboard alone.
import { card, exampleText, expect, open, test, text, timeline, waitUntilRead } from "./support/journey.js";

test("types, reads, moves between marks, opens the card and returns", async ({ page }) => {
  await open(page);
  await page.getByLabel("Article text").focus();
  await page.keyboard.insertText(exampleText("ferry-inquiry"));
  await page.keyboard.press("Control+Enter");
  await waitUntilRead(page);

  await expect(text(page)).toBeFocused();
  await page.keyboard.press("n");
  const first = await text(page).locator(".here").first().textContent();
  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await expect(text(page).locator(".here").first()).toHaveText(first);
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();
});

test("reaches an event on the timeline with Tab and selects it with Enter", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).focus();
  await page.keyboard.press("Enter");
  await waitUntilRead(page);
  await page.getByLabel("Published").focus();
  const row = timeline(page).locator(".row").first();
  for (let presses = 0; presses < 8 && !(await row.evaluate((element) => element === document.activeElement)); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(row).toBeFocused();
  await expect(row).toHaveClass(/pointed/);
  await page.keyboard.press("Enter");
  await expect(row).toHaveClass(/chosen/);
});

test("types single letters into the box without running shortcuts", async ({ page }) => {
  await open(page);
  await page.getByLabel("Article text").focus();
  await page.keyboard.type("npn");
  await expect(page.getByLabel("Article text")).toHaveValue("npn");
});
