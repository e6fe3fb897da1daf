// A very long text: its beginning comes first, the page answers throughout, it can be stopped.
import { example, expect, kept, open, paste, test } from "./support/journey.js";

/** Our examples again and again: 200,000 words. */
const LONG = (() => {
  const once = ["dam-talks", "ferry-inquiry", "chip-merger"].map(example).join("\n\n");
  return `${once}\n\n`.repeat(Math.ceil(200_000 / once.split(/\s+/).length));
})();

/** A task of so many milliseconds is a freeze, however busy the machine; benches/browser.js measures on a quiet one. */
const FREEZE = 1000;

const state = (page) => page.locator(".app");
const stop = (page) => page.getByRole("button", { name: "Stop", exact: true });

for (const [what, words] of [
  ["200,000 words", LONG],
  ["one paragraph of 200,000 words", LONG.split(/\s+/).join(" ")],
]) {
  test(`${what}: the beginning comes first, the page answers throughout`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page);
    // At rest: on two processors the browser's compilers leave the page's thread little of the first second, whatever it
    // does.
    await kept(page);
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: "longtask",
      });
      // The state at the moment of the first mark that is seen.
      new MutationObserver((_, observer) => {
        if (!document.querySelector(".panes:not(.rehearsing) .paper [data-a]")) return;
        window.atFirst = document.querySelector(".app").dataset.state;
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await paste(page, words);
    const atFirst = await page.waitForFunction(() => window.atFirst, null, { timeout: 60_000 });
    expect(await atFirst.jsonValue()).toBe("working");
    await expect(state(page)).toHaveAttribute("data-state", "done", { timeout: 100_000 });

    // What is named most often is chosen, then the end is looked at; by plain calls, since a locator would go through
    // all of the page, and that would count.
    const freezes = await page.evaluate(async (freeze) => {
      const wait = (ms) => new Promise((done) => setTimeout(done, ms));
      document.querySelector(".findings .row").click();
      await wait(1500);
      const pane = document.querySelector(".text");
      // What is near the end is laid out when it comes near: then the end is further down.
      for (let i = 0; i < 5; i++) {
        pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" });
        await wait(200);
      }
      return tasks.filter((length) => length > freeze);
    }, FREEZE);
    expect(freezes).toEqual([]);
    await expect(page.locator(".paper .part:last-child > :last-child")).toBeInViewport();
    await expect(page.locator(".paper .part:last-child [data-a]").last()).toBeInViewport();
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
