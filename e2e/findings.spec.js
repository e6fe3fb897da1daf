// Findings and timeline as the reader wants them: order, filters, what is chosen, the story as it is told.
import { card, expect, findings, inView, open, read, test, text, timeline } from "./support/journey.js";

test.beforeEach(async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await read(page);
});

test("people by prominence, in the order of the text, by name", async ({ page }) => {
  const names = () => findings(page).locator("section").first().locator("> ul .name").allTextContents();
  const most = await names();
  await findings(page).getByRole("button", { name: "A to Z" }).click();
  const sorted = await names();
  expect(sorted).toEqual([...most].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  await findings(page).getByRole("button", { name: "In the text" }).click();
  const told = await names();
  expect([...told].sort()).toEqual([...most].sort());
  const shown = await text(page).textContent();
  const last = (name) => name.split(" ").at(-1);
  expect(shown.indexOf(last(told[0]))).toBeLessThanOrEqual(shown.indexOf(last(told.at(-1))));
});

test("what is chosen says which of its places, and steps through them from the list", async ({ page }) => {
  const row = findings(page).locator(".row").first();
  await row.click();
  await expect(row).toContainText("1 of ");
  await findings(page).getByRole("button", { name: "Mention after" }).click();
  await expect(row).toContainText("2 of ");
  await expect(card(page).getByText(/^2 of/)).toBeVisible();
  await card(page).getByText(/^All \d+ mentions/).click();
  const excerpt = card(page).locator(".excerpt").last();
  await excerpt.click();
  await expect(row).toContainText(/(\d+) of \1/);
  await expect.poll(() => inView(text(page).locator(".here").first())).toBe(true);
});

test("quotes by form and by speaker", async ({ page }) => {
  await page.getByRole("button", { name: "Quotes" }).first().click();
  const said = findings(page).locator(".said");
  const all = await said.count();
  await findings(page).getByRole("button", { name: "Indirect", exact: true }).click();
  const indirect = await said.count();
  await findings(page).getByRole("button", { name: "Direct", exact: true }).click();
  expect(indirect + (await said.count())).toBe(all);
  await findings(page).getByRole("button", { name: "All", exact: true }).click();
  const speaker = findings(page).getByLabel("Speaker");
  const label = await speaker.locator("option").nth(1).textContent();
  await speaker.selectOption({ index: 1 });
  await expect(said).toHaveCount(Number(/\((\d+)\)$/.exec(label)[1]));
});

test("the story as it is told shows its jumps, and leads into the text", async ({ page }) => {
  const happened = await timeline(page).locator(".row").count();
  await timeline(page).getByRole("button", { name: "As it is told" }).click();
  expect(await timeline(page).locator(".row").count()).toBeGreaterThanOrEqual(happened);
  await expect(timeline(page).locator(".jump").first()).toContainText(/(earlier|later)$/);
  const row = timeline(page).locator(".row").last();
  const token = await row.getAttribute("data-a");
  await row.click();
  await expect(text(page).locator(`[data-a~="${token}"]`).first()).toHaveClass(/here/);
});

test("the events of the paragraphs in view are marked on the timeline", async ({ page }) => {
  const marked = timeline(page).locator(".row.inview");
  await expect(marked.first()).toBeVisible();
  const before = await marked.evaluateAll((rows) => rows.map((row) => row.dataset.a));
  await page.locator("main.text").evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" }));
  await expect.poll(() => marked.evaluateAll((rows) => rows.map((row) => row.dataset.a))).not.toEqual(before);
});
