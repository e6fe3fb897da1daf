// Layers of marks: switching them on and off, and the stored choice.
import { expect, open, test, text, waitUntilRead } from "./support/journey.js";

const background = (locator) => locator.evaluate((element) => getComputedStyle(element).backgroundImage);

test("hides a layer that is switched off, also after a reload", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  const person = text(page).locator(".is-person:not(.event-0, .time-0)").first();
  const marked = await background(person);
  const people = page.getByRole("button", { name: /^People/ });
  await expect(people).toHaveAttribute("aria-pressed", "true");
  await people.click();
  await expect(people).toHaveAttribute("aria-pressed", "false");
  const unmarked = await background(person);
  expect(unmarked).not.toBe(marked);
  expect(unmarked).not.toContain("rgb(0, 114, 178)");

  await page.reload();
  await waitUntilRead(page);
  await expect(people).toHaveAttribute("aria-pressed", "false");
  await people.click();
  expect(await background(person)).toBe(marked);
});

test("hides thoughts by default", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  await expect(page.getByRole("button", { name: /^Thoughts/ })).toHaveAttribute("aria-pressed", "false");
});

test("copies the article's text without letters and chips", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /chip/ }).click();
  await waitUntilRead(page);
  const copied = await text(page).evaluate((element) => {
    getSelection().selectAllChildren(element.querySelector("p.body"));
    return String(getSelection());
  });
  expect(copied).toContain("Halden Semiconductor said on Monday that it would buy its smaller rival Quantis");
});
