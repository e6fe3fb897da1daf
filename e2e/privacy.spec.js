// Storage and network: no text is stored until the reader asks for it, the page states what is stored and sent, and one
// action deletes everything.
import { expect, findings, open, paste, test, text, waitUntilRead } from "./support/journey.js";

const privacyDialog = (page) => page.getByRole("dialog", { name: "Your text stays on this device" });
const WORDS = "The mayor of Paris, Ann Lee, met Bo Díaz on 3 March 2021.";

/** Returns all text storage of this origin: local storage, session storage and cookies. */
const storedText = (page) =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]));

test("stores no text until the reader asks for it, restores it on the next visit, and deletes everything on request", async ({ page }) => {
  await open(page);
  await paste(page, WORDS);
  await waitUntilRead(page);
  expect(await storedText(page)).not.toContain("Ann Lee");
  // After a reload the tab has restored the text and removed it from storage. Another tab has nothing.
  await page.reload();
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Ann Lee");
  expect(await storedText(page)).not.toContain("Ann Lee");
  const other = await page.context().newPage();
  await open(other);
  await expect(other.locator(".app")).toHaveAttribute("data-state", "inviting");
  await expect(text(other)).toHaveCount(0);

  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  await expect(privacyDialog(page)).toContainText(/loaded \d+ files?, all from its own site/);
  await privacyDialog(page).getByRole("checkbox").check();
  await expect.poll(() => storedText(page)).toContain("Ann Lee");
  await page.close();
  page = other;
  await page.reload();
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Ann Lee");
  await expect(findings(page)).toContainText("Bo Díaz");

  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  await privacyDialog(page).getByRole("button", { name: "Delete everything" }).click();
  await privacyDialog(page).getByRole("button", { name: /Yes, delete everything/ }).click();
  await page.getByText("Open a file").waitFor();
  await expect(page.locator(".app")).toHaveAttribute("data-state", "inviting");
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test("deletes the stored draft when storage is switched off", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "How to check" }).click();
  await privacyDialog(page).getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.locator("#draft").fill("A draft that is not read yet, by Ann Lee.");
  await expect.poll(() => storedText(page)).toContain("A draft that is not read yet");
  await page.reload();
  await page.getByText("Open a file").waitFor();
  await expect(page.locator("#draft")).toHaveValue(/A draft that is not read yet/);
  await page.getByRole("button", { name: "How to check" }).click();
  await privacyDialog(page).getByRole("checkbox").uncheck();
  expect(await storedText(page)).not.toContain("Ann Lee");
});
