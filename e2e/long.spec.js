// A very long text: its beginning comes first, the page answers throughout, it can be stopped.
import { example, expect, findings, open, paste, test, text } from "./support/journey.js";

/** Our examples again and again: 200,000 words. */
const LONG = (() => {
  const once = ["dam-talks", "ferry-inquiry", "chip-merger"].map(example).join("\n\n");
  return `${once}\n\n`.repeat(Math.ceil(200_000 / once.split(/\s+/).length));
})();

/** A task may take so long, in milliseconds, on two busy processors; benches/browser.js measures it on quiet ones. */
const TASK = 300;

const state = (page) => page.locator(".app");
const stop = (page) => page.getByRole("button", { name: "Stop", exact: true });

for (const [what, words] of [
  ["200,000 words", LONG],
  ["one paragraph of 200,000 words", LONG.split(/\s+/).join(" ")],
]) {
  test(`${what}: the beginning comes first, the page answers throughout`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page);
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: "longtask",
      });
      // The state at the moment of the first mark.
      new MutationObserver((_, observer) => {
        if (!document.querySelector(".paper [data-a]")) return;
        window.atFirst = document.querySelector(".app").dataset.state;
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await paste(page, words);
    await expect(text(page).locator("[data-a]").first()).toBeVisible({ timeout: 60_000 });
    expect(await page.evaluate(() => window.atFirst)).toBe("working");
    await expect(state(page)).toHaveAttribute("data-state", "done", { timeout: 100_000 });

    // What is named most often, wherever it stands.
    const row = findings(page).locator(".row").first();
    await row.hover();
    await row.click();
    await expect(text(page).locator(".here").first()).toBeInViewport();
    const pane = page.locator(".text");
    // What is near the end is laid out when it comes near: then the end is further down.
    await expect(async () => {
      await pane.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" }));
      await expect(text(page).locator("[data-a]").last()).toBeInViewport({ timeout: 500 });
    }).toPass();
    expect(await page.evaluate((most) => tasks.filter((length) => length > most), TASK)).toEqual([]);
  });
}

test("a long text can be stopped and read after all", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  await paste(page, LONG);
  await expect(stop(page)).toBeVisible();
  await stop(page).click();
  await expect(state(page)).not.toHaveAttribute("data-state", "working");
  // Where its beginning was there already, the box is behind it.
  const again = page.getByRole("button", { name: "New text" });
  if (await again.isVisible()) await again.click();
  await expect(page.getByLabel("The article")).not.toHaveValue("");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(state(page)).toHaveAttribute("data-state", "done", { timeout: 150_000 });
});
