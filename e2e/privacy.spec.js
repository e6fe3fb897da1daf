// What is stored and what is sent, told and true: nothing is kept of a text until the reader asks, one act forgets all.
import { expect, findings, open, paste, read, test, text } from "./support/journey.js";

const sheet = (page) => page.getByRole("dialog", { name: "What you paste stays here" });
const WORDS = "The mayor of Paris, Ann Lee, met Bo Díaz on 3 March 2021.";

/** All that this origin has stored as text. */
const stored = (page) =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]));

test("nothing of a text is stored until the reader asks for it, then it comes back, then all is forgotten", async ({ page }) => {
  await open(page);
  await paste(page, WORDS);
  await read(page);
  expect(await stored(page)).not.toContain("Ann Lee");
  // Loaded anew, the tab has it still, and stores it no longer; another has nothing.
  await page.reload();
  await read(page);
  await expect(text(page)).toContainText("Ann Lee");
  expect(await stored(page)).not.toContain("Ann Lee");
  const other = await page.context().newPage();
  await open(other);
  await expect(other.locator(".app")).toHaveAttribute("data-state", "inviting");
  await expect(text(other)).toHaveCount(0);

  await page.getByRole("button", { name: "private", exact: true }).click();
  await expect(sheet(page)).toContainText(/fetched \d+ files?, all of them its own/);
  await sheet(page).getByRole("checkbox").check();
  await expect.poll(() => stored(page)).toContain("Ann Lee");
  await page.close();
  page = other;
  await page.reload();
  await read(page);
  await expect(text(page)).toContainText("Ann Lee");
  await expect(findings(page)).toContainText("Bo Díaz");

  await page.getByRole("button", { name: "private", exact: true }).click();
  await sheet(page).getByRole("button", { name: "Forget everything" }).click();
  await sheet(page).getByRole("button", { name: /Yes, forget it all/ }).click();
  await page.getByText("Open a file").waitFor();
  await expect(page.locator(".app")).toHaveAttribute("data-state", "inviting");
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test("switched off again, what was kept is gone", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "How you can tell" }).click();
  await sheet(page).getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.locator("#draft").fill("A draft that is not read yet, by Ann Lee.");
  await expect.poll(() => stored(page)).toContain("A draft that is not read yet");
  await page.reload();
  await page.getByText("Open a file").waitFor();
  await expect(page.locator("#draft")).toHaveValue(/A draft that is not read yet/);
  await page.getByRole("button", { name: "How you can tell" }).click();
  await sheet(page).getByRole("checkbox").uncheck();
  expect(await stored(page)).not.toContain("Ann Lee");
});
