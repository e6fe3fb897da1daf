// Accessible to all: axe without a violation on the main states, in light, dark and forced colours, wide and narrow.
import { violations } from "./support/axe.js";
import { card, expect, open, read, test, timeline } from "./support/journey.js";

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 640 } }],
]) {
  test.describe(name, () => {
    test.use(options);

    test("empty, result, card, dialog", async ({ page }) => {
      await open(page);
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: /dam/ }).click();
      await read(page);
      expect(await violations(page)).toEqual([]);
      if (name === "320 px") await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Timeline" }).click();
      await timeline(page).locator(".row").first().click();
      await expect(card(page)).toBeVisible();
      await card(page).getByText("Why was this marked?").click();
      await card(page).getByText("Correct this").click();
      expect(await violations(page)).toEqual([]);

      await card(page).getByRole("button", { name: /hide it/ }).click();
      await page.getByRole("button", { name: "1 correction" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);

      await page.getByRole("button", { name: "Type and labels" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Find", exact: true }).click();
      await page.getByLabel("Find in the text").fill("the");
      expect(await violations(page)).toEqual([]);
    });

    test("share, export, privacy, several articles", async ({ page }) => {
      await open(page);
      await page.getByRole("button", { name: /dam/ }).click();
      await read(page);
      for (const [button, ready] of [
        ["Share", (sheet) => sheet.getByRole("button", { name: "Make a link" }).click()],
        ["Export", (sheet) => sheet.locator("pre").waitFor()],
        ["private", (sheet) => sheet.getByText("Check it yourself").click()],
      ]) {
        await page.getByRole("button", { name: button, exact: true }).click();
        const sheet = page.getByRole("dialog");
        await ready(sheet);
        await expect(sheet).toBeVisible();
        expect(await violations(page), button).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(sheet).toHaveCount(0);
      }
      await page.getByRole("button", { name: "New text" }).click();
      await page.getByRole("button", { name: /ferry/ }).click();
      await read(page);
      await page.getByRole("button", { name: "Side by side" }).click();
      await expect(page.getByRole("main", { name: "Articles side by side" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test("a chosen theme stays, without the other one flashing up", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  const button = page.getByRole("button", { name: /^Colours/ });
  await button.click();
  await button.click();
  await expect(button).toHaveAccessibleName("Colours: dark");
  expect(await ground()).not.toBe(light);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(button).toHaveAccessibleName("Colours: dark");
});
