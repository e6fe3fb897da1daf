// A very long text: its beginning comes first, the page answers throughout, it can be stopped.
import { example, expect, kept, open, paste, test } from "./support/journey.js";
import { longestTasks } from "./support/tasks.js";

/** Our examples again and again: 200,000 words. */
const LONG = (() => {
  const once = ["dam-talks", "ferry-inquiry", "chip-merger"].map(example).join("\n\n");
  return `${once}\n\n`.repeat(Math.ceil(200_000 / once.split(/\s+/).length));
})();

/** A task of so many milliseconds of processor time is a freeze; benches/browser.js measures by the clock. */
const FREEZE = 500;

const state = (page) => page.locator(".app");
const stop = (page) => page.getByRole("button", { name: "Stop", exact: true });

for (const [what, words] of [
  ["200,000 words", LONG],
  ["one paragraph of 200,000 words", LONG.split(/\s+/).join(" ")],
]) {
  test(`${what}: the beginning comes first, the page answers throughout`, async ({ page, browser }, info) => {
    test.setTimeout(300_000);
    await open(page);
    // At rest: on two processors the browser's compilers leave the page's thread little of the first second, whatever it
    // does.
    await kept(page);
    // The state at the moment of the first mark that is seen.
    await page.evaluate(() =>
      new MutationObserver((_, observer) => {
        if (!document.querySelector(".panes:not(.rehearsing) .paper [data-a]")) return;
        window.atFirst = document.querySelector(".app").dataset.state;
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true }),
    );
    // By plain calls, since a locator would go through all of the page, and that would count.
    const until = (there) => page.waitForFunction(there, null, { timeout: 120_000 });
    const tasks = await longestTasks(browser, page, async () => {
      await paste(page, words);
      const atFirst = await until(() => window.atFirst);
      expect(await atFirst.jsonValue()).toBe("working");
      await until(() => document.querySelector(".app").dataset.state === "done");

      // What is named most often is chosen and lit, then the end is looked at.
      await page.evaluate(() => document.querySelector(".findings .row").click());
      await until(() => document.querySelector(".card") && document.querySelector(".paper .chosen"));
      // What is near the end is laid out when it comes near: then the end is further down, until it stays in view.
      await until(() => {
        const pane = document.querySelector(".text");
        pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" });
        const { top, bottom } = pane.getBoundingClientRect();
        const last = [...document.querySelectorAll(".paper .part:last-child [data-a]")].at(-1)?.getBoundingClientRect();
        const end = document.querySelector(".paper .part:last-child > :last-child").getBoundingClientRect();
        const there = last?.height > 0 && last.top >= top && last.bottom <= bottom && end.bottom <= bottom;
        window.framesAtEnd = there ? (window.framesAtEnd ?? 0) + 1 : 0;
        return window.framesAtEnd > 10;
      });
    });
    info.annotations.push({ type: "longest tasks", description: tasks.map((ms) => ms.toFixed()).join(", ") });
    expect(tasks[0]).toBeLessThan(FREEZE);
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
