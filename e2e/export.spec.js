// Export: each format is shown and saved, with the reader's corrections.
import { readFileSync } from "node:fs";
import { card, expect, findings, open, test, waitUntilRead } from "./support/journey.js";

const exportDialog = (page) => page.getByRole("dialog", { name: "Export" });

test("shows and saves every format with the reader's corrections", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("=Somebody & \"else\"");
  await page.keyboard.press("Enter");

  await page.getByRole("button", { name: "Export", exact: true }).click();
  const formats = exportDialog(page).locator(".form");
  await formats.first().waitFor();
  expect(await formats.count()).toBeGreaterThan(10);
  const names = new Set();
  for (const format of await formats.all()) {
    await format.click();
    await expect(format).toHaveAttribute("aria-pressed", "true");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      exportDialog(page).getByRole("button", { name: "Save" }).click(),
    ]);
    const name = download.suggestedFilename();
    names.add(name);
    const file = readFileSync(await download.path(), "utf8");
    expect(file.length, name).toBeGreaterThan(200);
    if (name.endsWith("json")) JSON.parse(file);
    if (name.endsWith("entities.csv")) expect(file).toContain("'=Somebody & \"\"else\"\"");
    if (name.endsWith("html")) expect(file).toContain("=Somebody &amp; &quot;else&quot;");
  }
  expect(names.size).toBe(await formats.count());
});

test("selects a format with the keyboard alone", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /chip/ }).click();
  await waitUntilRead(page);
  await page.getByRole("button", { name: "Export", exact: true }).focus();
  await page.keyboard.press("Enter");
  await exportDialog(page).locator(".form").nth(2).focus();
  await page.keyboard.press("Enter");
  await expect(exportDialog(page).locator("pre")).toContainText("sort,id");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeFocused();
});
