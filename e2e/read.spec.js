// The main job: paste an article, see who and what is in it, go from the timeline to the words.
import { article, card, expect, findings, inView, open, paste, read, test, text, timeline } from "./support/journey.js";

test("a pasted article is marked, and its timeline leads into it", async ({ page }) => {
  const pasted = article("00-russia-syria-talks.txt");
  await open(page);
  await paste(page, pasted);
  await read(page);

  // The text stands there as it was, with marks on it.
  const shown = await text(page).evaluate((element) => element.textContent.replace(/\s+/g, ""));
  expect(shown).toBe(pasted.replace(/\s+/g, ""));
  expect(await text(page).locator(".run").count()).toBeGreaterThan(30);
  expect(await findings(page).locator(".row").count()).toBeGreaterThan(5);

  // The last event on the timeline is below what the window shows; a click goes there.
  const event = timeline(page).locator(".row").last();
  const token = await event.getAttribute("data-a");
  const words = text(page).locator(`[data-a~="${token}"]`).first();
  await event.click();
  await expect(words).toHaveClass(/here/);
  await expect.poll(() => inView(words)).toBe(true);
  await expect(card(page)).toBeVisible();
  await expect(event).toHaveClass(/chosen/);
});

test("pointing at a name lights it in all panes, choosing it goes to its places, Esc lets go", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await read(page);

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
  await expect.poll(() => inView(text(page).locator(".here").first())).toBe(true);

  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(page.locator(".chosen")).toHaveCount(0);
});

test("a click in the text does not move the text", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  const name = text(page).locator(".is-person").nth(3);
  await name.scrollIntoViewIfNeeded();
  const before = await name.boundingBox();
  await name.click();
  await expect(card(page)).toBeVisible();
  expect((await name.boundingBox()).y).toBeCloseTo(before.y, 0);
  await expect(findings(page).locator(".row.chosen")).toHaveCount(1);
});

test("every example is read, with people, quotes and dated events", async ({ page }) => {
  await open(page);
  for (const name of [/dam/, /ferry/, /chip/]) {
    await page.getByRole("button", { name }).click();
    await read(page);
    expect(await findings(page).locator(".row:visible").count()).toBeGreaterThan(8);
    expect(await timeline(page).locator(".entry").count()).toBeGreaterThan(2);
    await page.getByRole("button", { name: "Quotes" }).first().click();
    expect(await findings(page).locator(".said:visible").count()).toBeGreaterThan(3);
    await page.getByRole("button", { name: "New text" }).click();
  }
});
