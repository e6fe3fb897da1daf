// Findings and timeline: order, filters, selection, and the narrative order.
import { card, expect, findings, isInView, open, test, text, timeline, waitUntilRead } from "./support/journey.js";

test.beforeEach(async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);
});

test("sorts people by prominence, by position in the text and by name", async ({ page }) => {
  const names = () => findings(page).locator("section").first().locator("> ul .name").allTextContents();
  const byProminence = await names();
  await findings(page).getByRole("button", { name: "A to Z" }).click();
  const byName = await names();
  expect(byName).toEqual([...byProminence].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  await findings(page).getByRole("button", { name: "Text order", exact: true }).click();
  const inTextOrder = await names();
  expect([...inTextOrder].sort()).toEqual([...byProminence].sort());
  const shown = await text(page).textContent();
  const lastWord = (name) => name.split(" ").at(-1);
  expect(shown.indexOf(lastWord(inTextOrder[0]))).toBeLessThanOrEqual(shown.indexOf(lastWord(inTextOrder.at(-1))));
});

test("shows the position of the selected mention and steps through the mentions", async ({ page }) => {
  const row = findings(page).locator(".row").first();
  await row.click();
  await expect(row).toContainText("1 of ");
  await findings(page).getByRole("button", { name: "Next mention" }).click();
  await expect(row).toContainText("2 of ");
  await expect(card(page).getByText(/^2 of/)).toBeVisible();
  await card(page).getByText(/^All \d+ mentions/).click();
  const excerpt = card(page).locator(".excerpt").last();
  await excerpt.click();
  await expect(row).toContainText(/(\d+) of \1/);
  await expect.poll(() => isInView(text(page).locator(".here").first())).toBe(true);
});

test("filters quotes by form and by speaker", async ({ page }) => {
  await page.getByRole("button", { name: "Quotes" }).first().click();
  const quotes = findings(page).locator(".said");
  const all = await quotes.count();
  await findings(page).getByRole("button", { name: "Indirect", exact: true }).click();
  const indirect = await quotes.count();
  await findings(page).getByRole("button", { name: "Direct", exact: true }).click();
  expect(indirect + (await quotes.count())).toBe(all);
  await findings(page).getByRole("button", { name: "All", exact: true }).click();
  const speaker = findings(page).getByLabel("Speaker");
  const label = await speaker.locator("option").nth(1).textContent();
  await speaker.selectOption({ index: 1 });
  await expect(quotes).toHaveCount(Number(/\((\d+)\)$/.exec(label)[1]));
});

test("shows jumps in time in narrative order and leads into the text", async ({ page }) => {
  const chronologicalCount = await timeline(page).locator(".row").count();
  await timeline(page).getByRole("button", { name: "As told", exact: true }).click();
  expect(await timeline(page).locator(".row").count()).toBeGreaterThanOrEqual(chronologicalCount);
  await expect(timeline(page).locator(".jump").first()).toContainText(/(earlier|later)$/);
  const row = timeline(page).locator(".row").last();
  const token = await row.getAttribute("data-a");
  await row.click();
  await expect(text(page).locator(`[data-a~="${token}"]`).first()).toHaveClass(/here/);
});

test("marks the events of the visible paragraphs on the timeline", async ({ page }) => {
  const visibleRows = timeline(page).locator(".row.inview");
  await expect(visibleRows.first()).toBeVisible();
  const before = await visibleRows.evaluateAll((rows) => rows.map((row) => row.dataset.a));
  await page.locator("main.text").evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" }));
  await expect.poll(() => visibleRows.evaluateAll((rows) => rows.map((row) => row.dataset.a))).not.toEqual(before);
});
