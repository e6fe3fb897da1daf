// Reading: type and label settings, the minimap beside the text, and find.
import { expect, isInView, open, test, text, waitUntilRead } from "./support/journey.js";

test.beforeEach(async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);
});

const settingButton = (page, what) => page.getByRole("dialog", { name: "Text settings" }).getByRole("button", { name: what, exact: true });
const textStyle = (page) =>
  text(page).evaluate((article) => {
    const { fontFamily, fontSize } = getComputedStyle(article);
    const label = getComputedStyle(article.querySelector(".run.glyph-person"), "::before");
    return [fontFamily.split(",")[0], fontSize, label.content, label.display];
  });

test("applies typeface, size and labels, and stores the choice", async ({ page }) => {
  const [face, size, letter] = await textStyle(page);
  expect(letter).toBe('"P"');
  await page.getByRole("button", { name: "Text settings" }).click();
  for (const what of ["Sans", "Huge", "Words"]) await settingButton(page, what).click();
  await expect(settingButton(page, "Huge")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  const chosen = await textStyle(page);
  expect(chosen[0]).not.toBe(face);
  expect(parseFloat(chosen[1])).toBeGreaterThan(parseFloat(size));
  expect(chosen[2]).toBe('"person"');
  const copied = await text(page).evaluate((article) => {
    getSelection().selectAllChildren(article.querySelector("p.body"));
    return String(getSelection());
  });
  expect(copied).not.toMatch(/person|place|organisation/);

  await page.reload();
  await waitUntilRead(page);
  expect(await textStyle(page)).toEqual(chosen);
  await page.getByRole("button", { name: "Text settings" }).click();
  await settingButton(page, "None").click();
  expect((await textStyle(page))[3]).toBe("none");
});

test("scrolls to events above and below from the counts, and to any part from the minimap", async ({ page }) => {
  await page.getByRole("button", { name: /^↓ \d+ main events below$/ }).click();
  await expect.poll(() => isInView(text(page).locator(".here").first())).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^↑ \d+ main events above$/ })).toBeVisible();

  const map = page.locator("svg.minimap");
  const { width, height } = await map.boundingBox();
  await map.click({ position: { x: width / 2, y: height - 2 } });
  await expect.poll(() => text(page).locator("p").last().evaluate((p) => p.getBoundingClientRect().top < innerHeight)).toBe(true);
});

test("finds words regardless of case and accents, counts them and steps through them", async ({ page }) => {
  await text(page).focus();
  await page.keyboard.press("/");
  const field = page.getByLabel("Find in the text");
  await expect(field).toBeFocused();
  await field.fill("KÁRSIA");
  const status = page.getByRole("search").getByRole("status");
  await expect(status).toHaveText(/^1 of [2-9]$/);
  const highlighted = () => page.evaluate(() => [...CSS.highlights.get("found-here")].map(String));
  await expect.poll(highlighted).toEqual(["Karsia"]);
  await page.keyboard.press("Enter");
  await expect(status).toHaveText(/^2 of/);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(status).toHaveText(/^(\d) of \1$/);
  await field.fill("no such words");
  await expect(status).toHaveText("No matches");
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(text(page)).toBeFocused();
});
