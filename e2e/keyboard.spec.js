// The whole way with the keyboard alone.
import { card, example, expect, open, read, test, text, timeline } from "./support/journey.js";

test("type, read, walk through the marks, open the card, come back", async ({ page }) => {
  await open(page);
  await page.getByLabel("The article").focus();
  await page.keyboard.insertText(example("ferry-inquiry"));
  await page.keyboard.press("Control+Enter");
  await read(page);

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

test("an event on the timeline is reached by Tab and chosen by Enter", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).focus();
  await page.keyboard.press("Enter");
  await read(page);
  await page.getByLabel("Published").focus();
  const row = timeline(page).locator(".row").first();
  for (let presses = 0; presses < 8 && !(await row.evaluate((e) => e === document.activeElement)); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(row).toBeFocused();
  await expect(row).toHaveClass(/pointed/);
  await page.keyboard.press("Enter");
  await expect(row).toHaveClass(/chosen/);
});

test("single letters typed in the box do nothing but type", async ({ page }) => {
  await open(page);
  await page.getByLabel("The article").focus();
  await page.keyboard.type("npn");
  await expect(page.getByLabel("The article")).toHaveValue("npn");
});
