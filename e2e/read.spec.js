// The main path: paste an article, see its findings, and go from the timeline to the words.
import { card, expect, findings, isInView, open, paste, readSharedArticle, test, text, timeline, waitUntilRead } from "./support/journey.js";

test("marks a pasted article, and its timeline leads into the text", async ({ page }) => {
  const pasted = readSharedArticle("00-russia-syria-talks.txt");
  await open(page);
  await paste(page, pasted);
  await waitUntilRead(page);

  // The text is unchanged, with marks on it.
  const shown = await text(page).evaluate((element) => element.textContent.replace(/\s+/g, ""));
  expect(shown).toBe(pasted.replace(/\s+/g, ""));
  expect(await text(page).locator(".run").count()).toBeGreaterThan(30);
  expect(await findings(page).locator(".row").count()).toBeGreaterThan(5);

  // The last event of the timeline is below the visible part of the text. A click scrolls there.
  const event = timeline(page).locator(".row").last();
  const token = await event.getAttribute("data-a");
  const words = text(page).locator(`[data-a~="${token}"]`).first();
  await event.click();
  await expect(words).toHaveClass(/here/);
  await expect.poll(() => isInView(words)).toBe(true);
  await expect(card(page)).toBeVisible();
  await expect(event).toHaveClass(/chosen/);
});

test("highlights a name in all panes on hover, goes through its mentions on selection, and clears the selection with Esc", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);

  const row = findings(page).locator(".row").first();
  const token = await row.getAttribute("data-a");
  const places = text(page).locator(`[data-a~="${token}"]`);
  await row.hover();
  await expect(row).toHaveClass(/pointed/);
  await expect(places.first()).toHaveClass(/pointed/);

  await row.click();
  await expect(places.first()).toHaveClass(/chosen/);
  await expect(card(page).getByText(/^1 of \d+$/)).toBeVisible();
  await card(page).getByRole("button", { name: "Next mention" }).click();
  await expect(card(page).getByText(/^2 of \d+$/)).toBeVisible();
  await expect.poll(() => isInView(text(page).locator(".here").first())).toBe(true);

  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(page.locator(".chosen")).toHaveCount(0);
});

test("does not scroll the text on a click in it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  const name = text(page).locator(".is-person").nth(3);
  await name.scrollIntoViewIfNeeded();
  const before = await name.boundingBox();
  await name.click();
  await expect(card(page)).toBeVisible();
  expect((await name.boundingBox()).y).toBeCloseTo(before.y, 0);
  await expect(findings(page).locator(".row.chosen")).toHaveCount(1);
});

test("finds people, quotes and dated events in every example", async ({ page }) => {
  await open(page);
  for (const name of [/dam/, /ferry/, /chip/]) {
    await page.getByRole("button", { name }).click();
    await waitUntilRead(page);
    expect(await findings(page).locator(".row:visible").count()).toBeGreaterThan(8);
    expect(await timeline(page).locator(".entry").count()).toBeGreaterThan(2);
    await page.getByRole("button", { name: "Quotes" }).first().click();
    expect(await findings(page).locator(".said:visible").count()).toBeGreaterThan(3);
    await page.getByRole("button", { name: "New text" }).click();
  }
});
