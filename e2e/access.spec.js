// Accessibility: axe finds no violation in the main states, in light, dark and forced colours, on wide and narrow
// screens.
import { axeViolations } from "./support/axe.js";
import { card, expect, open, test, timeline, waitUntilRead } from "./support/journey.js";

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 640 } }],
]) {
  test.describe(name, () => {
    test.use(options);

    test("the empty page, a result, a card and dialogs have no violations", async ({ page }) => {
      await open(page);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole("button", { name: /dam/ }).click();
      await waitUntilRead(page);
      expect(await axeViolations(page)).toEqual([]);
      if (name === "320 px") await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Timeline" }).click();
      await timeline(page).locator(".row").first().click();
      await expect(card(page)).toBeVisible();
      await card(page).getByText("Why was this marked?").click();
      await card(page).getByText("Correct this").click();
      expect(await axeViolations(page)).toEqual([]);

      await card(page).getByRole("button", { name: "Remove this mark" }).click();
      await page.getByRole("button", { name: "1 correction" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);

      await page.getByRole("button", { name: "Text settings" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Find", exact: true }).click();
      await page.getByLabel("Find in the text").fill("the");
      expect(await axeViolations(page)).toEqual([]);
    });

    test("sharing, export, privacy and several articles have no violations", async ({ page }) => {
      await open(page);
      await page.getByRole("button", { name: /dam/ }).click();
      await waitUntilRead(page);
      for (const [button, prepare] of [
        ["Share", (dialog) => dialog.getByRole("button", { name: "Create link" }).click()],
        ["Export", (dialog) => dialog.locator("pre").waitFor()],
        ["Privacy", (dialog) => dialog.getByText("Check it yourself").click()],
      ]) {
        await page.getByRole("button", { name: button, exact: true }).click();
        const dialog = page.getByRole("dialog");
        await prepare(dialog);
        await expect(dialog).toBeVisible();
        expect(await axeViolations(page), button).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(dialog).toHaveCount(0);
      }
      await page.getByRole("button", { name: "New text" }).click();
      await page.getByRole("button", { name: /ferry/ }).click();
      await waitUntilRead(page);
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await expect(page.getByRole("main", { name: "Comparison" })).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
    });
  });
}

test("applies a chosen theme after a reload before the first paint", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page);
  const backgroundColour = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await backgroundColour();
  const button = page.getByRole("button", { name: /^Colours/ });
  await button.click();
  await button.click();
  await expect(button).toHaveAccessibleName("Colours: dark");
  expect(await backgroundColour()).not.toBe(light);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(button).toHaveAccessibleName("Colours: dark");
});
