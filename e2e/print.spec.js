// On paper: the article with its marks in words, then the timeline, then the findings; nothing of the screen's tools.
import { expect, findings, open, read, test, text, timeline } from "./support/journey.js";

test("the article is printed with its labels, the timeline after it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await read(page);
  await page.emulateMedia({ media: "print" });
  for (const tools of [page.locator(".bar"), page.locator(".legend"), page.locator(".minimap"), page.getByLabel("Published")]) {
    await expect(tools).toBeHidden();
  }
  const label = await text(page).locator(".run.glyph-person").first().evaluate((run) => getComputedStyle(run, "::before").content);
  expect(label).toBe('"person"');
  const box = async (pane) => {
    const { y, height } = await pane.boundingBox();
    return { top: y, bottom: y + height };
  };
  const [article, line, list] = [await box(text(page)), await box(timeline(page)), await box(findings(page))];
  expect(article.bottom).toBeLessThanOrEqual(line.top + 1);
  expect(line.bottom).toBeLessThanOrEqual(list.top + 1);
  // All of it, and not what a screen holds.
  const pages = await page.pdf({ format: "A4" });
  expect(pages.length).toBeGreaterThan(20_000);
  expect(article.bottom).toBeGreaterThan(1000);
});
