// The typed draft: nothing replaces it, and it survives a reload.
import { card, expect, findings, open, openWithProgramBlocked, paste, test, text, waitUntilRead } from "./support/journey.js";

const TYPED = "Typed headline about Ann Lee";
const PASTED = "The mayor of Eastport resigned on Monday.";
const SHARE_HASH = `#1.p.${Buffer.from(JSON.stringify({ dateline: 1, text: PASTED })).toString("base64url")}`;

const draftBox = (page) => page.getByLabel("Article text");
const app = (page) => page.locator(".app");
const storedItems = (page) => page.evaluate(() => sessionStorage.length);

/** Puts words on the clipboard with the keyboard, through the empty box. */
async function putOnClipboard(page, words) {
  await draftBox(page).fill(words);
  await draftBox(page).press("ControlOrMeta+a");
  await draftBox(page).press("ControlOrMeta+x");
}

test("inserts a paste at the caret of the draft, with undo", async ({ page }) => {
  await open(page);
  await putOnClipboard(page, PASTED);
  await draftBox(page).pressSequentially(TYPED);
  await draftBox(page).press("Enter");
  await draftBox(page).press("ControlOrMeta+v");
  await expect(draftBox(page)).toHaveValue(`${TYPED}\n${PASTED}`);
  await expect(app(page)).toHaveAttribute("data-state", "inviting");
  await draftBox(page).press("ControlOrMeta+z");
  await expect(draftBox(page)).toHaveValue(`${TYPED}\n`);
  await draftBox(page).press("ControlOrMeta+v");
  await page.getByRole("button", { name: "Analyse" }).click();
  await waitUntilRead(page);
  await expect(text(page)).toContainText(TYPED);
  await expect(text(page)).toContainText(PASTED);
});

test("reads a paste at once if the box is empty or contains only a text that was read", async ({ page }) => {
  await open(page);
  await putOnClipboard(page, PASTED);
  await draftBox(page).press("ControlOrMeta+v");
  await waitUntilRead(page);
  await expect(text(page)).toContainText(PASTED);
  await page.getByRole("button", { name: "New text" }).click();
  await putOnClipboard(page, "Dockers in Port Elm went on strike.");
  await page.getByRole("button", { name: "Back to the article" }).click();
  await page.getByRole("button", { name: "New text" }).click();
  await draftBox(page).press("ControlOrMeta+v");
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Dockers in Port Elm");
});

const textFile = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

for (const [what, act] of [
  ["a paste beside the box", (page) => paste(page, PASTED)],
  ["a paste with HTML", (page) => paste(page, PASTED, `<p>${PASTED}</p><p>So it was said.</p>`)],
  ["an example", (page) => page.getByRole("button", { name: /ferry/ }).click()],
  ["a file", (page) => page.locator('input[type="file"]').setInputFiles(textFile("one.txt", PASTED))],
  ["a link", (page) => page.evaluate((hash) => (location.hash = hash), SHARE_HASH)],
]) {
  test(`${what} leaves the draft in the box and shows a notice`, async ({ page }) => {
    await open(page);
    await draftBox(page).fill(TYPED);
    await act(page);
    await waitUntilRead(page);
    await page.getByRole("alert").getByRole("button", { name: "Back to your text" }).click();
    await expect(draftBox(page)).toHaveValue(TYPED);
    // The next key extends the draft and does not replace it.
    await draftBox(page).press("ControlOrMeta+End");
    await draftBox(page).pressSequentially(", mayor");
    await expect(draftBox(page)).toHaveValue(`${TYPED}, mayor`);
    await page.getByRole("button", { name: "Back to the article" }).click();
    await waitUntilRead(page);
    await page.getByRole("button", { name: "New text" }).click();
    await expect(draftBox(page)).toHaveValue(`${TYPED}, mayor`);
  });
}

test("restores the draft, the article and its corrections after a reload, and not in another tab", async ({ page }) => {
  await open(page);
  await draftBox(page).fill(TYPED);
  await page.reload();
  await page.getByText("Open a file").waitFor();
  await expect(draftBox(page)).toHaveValue(TYPED);
  expect(await storedItems(page)).toBe(0);

  await paste(page, "The mayor of Eastport, Ann Lee, met Bo Diaz of the Dock Union on Monday.");
  await waitUntilRead(page);
  await findings(page).locator(".row", { hasText: "Bo Diaz" }).click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: "Remove this mark" }).click();
  await page.reload();
  await waitUntilRead(page);
  await expect(findings(page).locator(".row", { hasText: "Ann Lee" })).toBeVisible();
  await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "1 correction" })).toBeVisible();
  expect(await storedItems(page)).toBe(0);
  await page.getByRole("button", { name: "New text" }).click();
  await expect(draftBox(page)).toHaveValue(TYPED);

  const other = await page.context().newPage();
  await open(other);
  await expect(draftBox(other)).toHaveValue("");
  await expect(app(other)).toHaveAttribute("data-state", "inviting");
});

test("restores an article from markup after a reload with the same text", async ({ page }) => {
  await open(page);
  await paste(page, "", "<h1>Dockers march</h1><p>Dockers marched through Port Elm on Tuesday.</p><p>So it was.</p>");
  await waitUntilRead(page);
  const before = await text(page).innerText();
  await page.reload();
  await waitUntilRead(page);
  expect(await text(page).innerText()).toBe(before);
});

test.describe("before the program has loaded", () => {
  test.use({ expectedErrors: [/ERR_FAILED|could not be loaded|Failed to fetch/] });

  test("restores the typed draft after a reload", async ({ page }) => {
    await page.route(/page[^/]*\.wasm$/, (route) => route.abort());
    await page.goto("");
    await draftBox(page).fill(TYPED);
    await page.reload();
    await expect(draftBox(page)).toHaveValue(TYPED);
    await page.unroute(/page[^/]*\.wasm$/);
    await page.reload();
    await page.getByText("Open a file").waitFor();
    await expect(draftBox(page)).toHaveValue(TYPED);
  });

  test("reads a paste beside the draft and keeps the draft", async ({ page }) => {
    const release = await openWithProgramBlocked(page);
    await draftBox(page).fill(TYPED);
    await paste(page, PASTED);
    await expect(draftBox(page)).toHaveValue(TYPED);
    release();
    await waitUntilRead(page);
    await expect(text(page)).toContainText(PASTED);
    await page.getByRole("button", { name: "New text" }).click();
    await expect(draftBox(page)).toHaveValue(TYPED);
  });
});
