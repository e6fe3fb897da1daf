// A very long text: its beginning comes first, and it can be stopped.
import { example, expect, open, paste, test, text } from "./support/journey.js";

/** Our examples again and again: 200,000 words. */
const LONG = (() => {
  const once = ["dam-talks", "ferry-inquiry", "chip-merger"].map(example).join("\n\n");
  return `${once}\n\n`.repeat(Math.ceil(200_000 / once.split(/\s+/).length));
})();

const state = (page) => page.locator(".app");
const stop = (page) => page.getByRole("button", { name: "Stop", exact: true });

test("the beginning of a long text has its marks while the rest is read", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await page.evaluate(() => {
    // The state at the moment of the first mark.
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".paper [data-a]")) return;
      window.atFirst = document.querySelector(".app").dataset.state;
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await paste(page, LONG);
  await expect(text(page).locator("[data-a]").first()).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate(() => window.atFirst)).toBe("working");
  await expect(state(page)).toHaveAttribute("data-state", "done", { timeout: 100_000 });
});

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
