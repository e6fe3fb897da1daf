// Layers of marks: on, off, and remembered.
import { expect, open, read, test, text } from "./support/journey.js";

const background = (locator) => locator.evaluate((element) => getComputedStyle(element).backgroundImage);

test("a layer that is switched off is not drawn, now and the next time", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  const person = text(page).locator(".is-person:not(.event-0, .time-0)").first();
  const marked = await background(person);
  const people = page.getByRole("button", { name: /^People/ });
  await expect(people).toHaveAttribute("aria-pressed", "true");
  await people.click();
  await expect(people).toHaveAttribute("aria-pressed", "false");
  const bare = await background(person);
  expect(bare).not.toBe(marked);
  expect(bare).not.toContain("rgb(0, 114, 178)");

  await page.reload();
  await read(page);
  await expect(people).toHaveAttribute("aria-pressed", "false");
  await people.click();
  expect(await background(person)).toBe(marked);
});

test("thoughts are off at first", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  await expect(page.getByRole("button", { name: /^Thoughts/ })).toHaveAttribute("aria-pressed", "false");
});

test("copied text is the article's own: letters and chips are not in it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /chip/ }).click();
  await read(page);
  const copied = await text(page).evaluate((element) => {
    getSelection().selectAllChildren(element.querySelector("p.body"));
    return String(getSelection());
  });
  expect(copied).toContain("Halden Semiconductor said on Monday that it would buy its smaller rival Quantis");
});
