// Very long texts: the beginning is shown first, the page stays responsive, and the analysis can be stopped.
import { exampleText, expect, open, paste, test, waitUntilPrecached } from "./support/journey.js";
import { longestTasks } from "./support/tasks.js";

/** The examples, repeated to 200,000 words. */
const LONG_TEXT = (() => {
  const allExamples = ["dam-talks", "ferry-inquiry", "chip-merger"].map(exampleText).join("\n\n");
  return `${allExamples}\n\n`.repeat(Math.ceil(200_000 / allExamples.split(/\s+/).length));
})();

/**
 * The limit for a task's processor time in milliseconds; a longer task counts as a freeze. benches/browser.js measures
 * wall-clock time.
 */
const MAX_TASK_MS = 500;

const app = (page) => page.locator(".app");
const stopButton = (page) => page.getByRole("button", { name: "Stop", exact: true });

for (const [what, longText] of [
  ["200,000 words", LONG_TEXT],
  ["one paragraph of 200,000 words", LONG_TEXT.split(/\s+/).join(" ")],
]) {
  test(`shows the beginning first and stays responsive: ${what}`, async ({ page, browser }, info) => {
    test.setTimeout(300_000);
    await open(page);
    // Waits until the page is idle: on two processors, the browser's compilers leave little of the first second to the
    // page's thread, whatever it does.
    await waitUntilPrecached(page);
    // Records the state of the page when the first mark is visible.
    await page.evaluate(() =>
      new MutationObserver((_, observer) => {
        if (!document.querySelector(".panes:not(.rehearsing) .paper [data-a]")) return;
        window.stateAtFirstMark = document.querySelector(".app").dataset.state;
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true }),
    );
    // Plain calls, because a locator would traverse the whole page, and its time would count.
    const waitFor = (condition) => page.waitForFunction(condition, null, { timeout: 120_000 });
    const tasks = await longestTasks(browser, page, async () => {
      await paste(page, longText);
      const stateAtFirstMark = await waitFor(() => window.stateAtFirstMark);
      expect(await stateAtFirstMark.jsonValue()).toBe("working");
      await waitFor(() => document.querySelector(".app").dataset.state === "done");

      // Selects the most mentioned entity, which highlights its mentions, and then scrolls to the end.
      await page.evaluate(() => document.querySelector(".findings .row").click());
      await waitFor(() => document.querySelector(".card") && document.querySelector(".paper .chosen"));
      // The browser lays out the end only when it is near the view, which moves it further down. Scrolls until it stays
      // in view.
      await waitFor(() => {
        const pane = document.querySelector(".text");
        pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" });
        const { top, bottom } = pane.getBoundingClientRect();
        const lastMark = [...document.querySelectorAll(".paper .part:last-child [data-a]")].at(-1)?.getBoundingClientRect();
        const end = document.querySelector(".paper .part:last-child > :last-child").getBoundingClientRect();
        const isAtEnd = lastMark?.height > 0 && lastMark.top >= top && lastMark.bottom <= bottom && end.bottom <= bottom;
        window.framesAtEnd = isAtEnd ? (window.framesAtEnd ?? 0) + 1 : 0;
        return window.framesAtEnd > 10;
      });
    });
    info.annotations.push({ type: "longest tasks", description: tasks.map((ms) => ms.toFixed()).join(", ") });
    expect(tasks[0]).toBeLessThan(MAX_TASK_MS);
  });
}

test("stops a long text and reads it on a second try", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  await paste(page, LONG_TEXT);
  await expect(stopButton(page)).toBeVisible();
  await stopButton(page).click();
  await expect(app(page)).not.toHaveAttribute("data-state", "working");
  // If the beginning was already shown, the box is behind it.
  const newTextButton = page.getByRole("button", { name: "New text" });
  if (await newTextButton.isVisible()) await newTextButton.click();
  await expect(page.getByLabel("Article text")).not.toHaveValue("");
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(app(page)).toHaveAttribute("data-state", "done", { timeout: 150_000 });
});
