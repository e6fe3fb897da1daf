// Print: the article with labels in words, then the timeline, then the findings, without the page's tools.
import { expect, findings, open, test, text, timeline, waitUntilRead } from "./support/journey.js";

test("prints the article with its labels, then the timeline and the findings", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);
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
  const [article, timelineBox, findingsBox] = [await box(text(page)), await box(timeline(page)), await box(findings(page))];
  expect(article.bottom).toBeLessThanOrEqual(timelineBox.top + 1);
  expect(timelineBox.bottom).toBeLessThanOrEqual(findingsBox.top + 1);
  // The whole article, not only the visible part.
  const pages = await page.pdf({ format: "A4" });
  expect(pages.length).toBeGreaterThan(20_000);
  expect(article.bottom).toBeGreaterThan(1000);
});
