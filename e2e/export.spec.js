// What was found, for other tools: each form is written, shown and saved, corrections and all.
import { readFileSync } from "node:fs";
import { card, expect, findings, open, read, test } from "./support/journey.js";

const sheet = (page) => page.getByRole("dialog", { name: "For other tools" });

test("every form can be looked at and saved, and holds what the reader set right", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("=Somebody & \"else\"");
  await page.keyboard.press("Enter");

  await page.getByRole("button", { name: "Export", exact: true }).click();
  const forms = sheet(page).locator(".form");
  await forms.first().waitFor();
  expect(await forms.count()).toBeGreaterThan(10);
  const names = new Set();
  for (const form of await forms.all()) {
    await form.click();
    await expect(form).toHaveAttribute("aria-pressed", "true");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet(page).getByRole("button", { name: "Save" }).click(),
    ]);
    const name = download.suggestedFilename();
    names.add(name);
    const file = readFileSync(await download.path(), "utf8");
    expect(file.length, name).toBeGreaterThan(200);
    if (name.endsWith("json")) JSON.parse(file);
    if (name.endsWith("entities.csv")) expect(file).toContain("'=Somebody & \"\"else\"\"");
    if (name.endsWith("html")) expect(file).toContain("=Somebody &amp; &quot;else&quot;");
  }
  expect(names.size).toBe(await forms.count());
});

test("the forms are chosen and saved by the keyboard alone", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /chip/ }).click();
  await read(page);
  await page.getByRole("button", { name: "Export", exact: true }).focus();
  await page.keyboard.press("Enter");
  await sheet(page).locator(".form").nth(2).focus();
  await page.keyboard.press("Enter");
  await expect(sheet(page).locator("pre")).toContainText("sort,id");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeFocused();
});
