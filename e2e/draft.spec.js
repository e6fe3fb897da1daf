// What is typed in the box is the reader's: nothing takes its place, and it survives what the page is loaded anew for.
import { card, expect, findings, open, openWithout, paste, read, test, text } from "./support/journey.js";

const TYPED = "Typed headline about Ann Lee";
const PASTED = "The mayor of Eastport resigned on Monday.";
const HASH = `#1.p.${Buffer.from(JSON.stringify({ dateline: 1, text: PASTED })).toString("base64url")}`;

const box = (page) => page.getByLabel("The article");
const app = (page) => page.locator(".app");
const stored = (page) => page.evaluate(() => sessionStorage.length);

/** Puts words on the clipboard as a reader does. */
async function copy(page, words) {
  await box(page).fill(words);
  await box(page).press("ControlOrMeta+a");
  await box(page).press("ControlOrMeta+x");
}

test("a paste goes to the caret of what was typed, and can be undone", async ({ page }) => {
  await open(page);
  await copy(page, PASTED);
  await box(page).pressSequentially(TYPED);
  await box(page).press("Enter");
  await box(page).press("ControlOrMeta+v");
  await expect(box(page)).toHaveValue(`${TYPED}\n${PASTED}`);
  await expect(app(page)).toHaveAttribute("data-state", "inviting");
  await box(page).press("ControlOrMeta+z");
  await expect(box(page)).toHaveValue(`${TYPED}\n`);
  await box(page).press("ControlOrMeta+v");
  await page.getByRole("button", { name: "Read it" }).click();
  await read(page);
  await expect(text(page)).toContainText(TYPED);
  await expect(text(page)).toContainText(PASTED);
});

test("a paste into an empty box, or over all of what has been read, is read at once", async ({ page }) => {
  await open(page);
  await copy(page, PASTED);
  await box(page).press("ControlOrMeta+v");
  await read(page);
  await expect(text(page)).toContainText(PASTED);
  await page.getByRole("button", { name: "New text" }).click();
  await copy(page, "Dockers in Port Elm went on strike.");
  await page.getByRole("button", { name: "Back to the article" }).click();
  await page.getByRole("button", { name: "New text" }).click();
  await box(page).press("ControlOrMeta+v");
  await read(page);
  await expect(text(page)).toContainText("Dockers in Port Elm");
});

const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

for (const [what, act] of [
  ["a paste beside the box", (page) => paste(page, PASTED)],
  ["a paste with its layout", (page) => paste(page, PASTED, `<p>${PASTED}</p><p>So it was said.</p>`)],
  ["an example", (page) => page.getByRole("button", { name: /ferry/ }).click()],
  ["a file", (page) => page.locator('input[type="file"]').setInputFiles(file("one.txt", PASTED))],
  ["a link", (page) => page.evaluate((hash) => (location.hash = hash), HASH)],
]) {
  test(`${what} leaves what was typed in the box, and says so`, async ({ page }) => {
    await open(page);
    await box(page).fill(TYPED);
    await act(page);
    await read(page);
    await page.getByRole("alert").getByRole("button", { name: "Back to what you typed" }).click();
    await expect(box(page)).toHaveValue(TYPED);
    // It is gone on with, not replaced by the next key.
    await box(page).press("ControlOrMeta+End");
    await box(page).pressSequentially(", mayor");
    await expect(box(page)).toHaveValue(`${TYPED}, mayor`);
    await page.getByRole("button", { name: "Back to the article" }).click();
    await read(page);
    await page.getByRole("button", { name: "New text" }).click();
    await expect(box(page)).toHaveValue(`${TYPED}, mayor`);
  });
}

test("it survives a reload, and so does the article with what was set right; another tab has neither", async ({ page }) => {
  await open(page);
  await box(page).fill(TYPED);
  await page.reload();
  await page.getByText("Open a file").waitFor();
  await expect(box(page)).toHaveValue(TYPED);
  expect(await stored(page)).toBe(0);

  await paste(page, "The mayor of Eastport, Ann Lee, met Bo Diaz of the Dock Union on Monday.");
  await read(page);
  await findings(page).locator(".row", { hasText: "Bo Diaz" }).click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: /hide it/ }).click();
  await page.reload();
  await read(page);
  await expect(findings(page).locator(".row", { hasText: "Ann Lee" })).toBeVisible();
  await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "1 correction" })).toBeVisible();
  expect(await stored(page)).toBe(0);
  await page.getByRole("button", { name: "New text" }).click();
  await expect(box(page)).toHaveValue(TYPED);

  const other = await page.context().newPage();
  await open(other);
  await expect(box(other)).toHaveValue("");
  await expect(app(other)).toHaveAttribute("data-state", "inviting");
});

test("an article that is read from markup survives a reload as it is read", async ({ page }) => {
  await open(page);
  await paste(page, "", "<h1>Dockers march</h1><p>Dockers marched through Port Elm on Tuesday.</p><p>So it was.</p>");
  await read(page);
  const before = await text(page).innerText();
  await page.reload();
  await read(page);
  expect(await text(page).innerText()).toBe(before);
});

test.describe("before the program is there", () => {
  test.use({ expected: [/ERR_FAILED|could not be loaded|Failed to fetch/] });

  test("what is typed survives a reload", async ({ page }) => {
    await page.route(/page[^/]*\.wasm$/, (route) => route.abort());
    await page.goto("");
    await box(page).fill(TYPED);
    await page.reload();
    await expect(box(page)).toHaveValue(TYPED);
    await page.unroute(/page[^/]*\.wasm$/);
    await page.reload();
    await page.getByText("Open a file").waitFor();
    await expect(box(page)).toHaveValue(TYPED);
  });

  test("what is pasted beside what was typed is read, and the typed stays", async ({ page }) => {
    const go = await openWithout(page);
    await box(page).fill(TYPED);
    await paste(page, PASTED);
    await expect(box(page)).toHaveValue(TYPED);
    go();
    await read(page);
    await expect(text(page)).toContainText(PASTED);
    await page.getByRole("button", { name: "New text" }).click();
    await expect(box(page)).toHaveValue(TYPED);
  });
});
