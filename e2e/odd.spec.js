// Invalid and unusual input: the page shows a message or a result, loses no text, and does not freeze or break.
import { expect, open, paste, test, text, waitUntilRead } from "./support/journey.js";

const notice = (page) => page.getByRole("alert");

test("shows a notice if there is no text to read", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(notice(page)).toContainText("no text");
  await paste(page, " \n\u200b ");
  await expect(notice(page)).toContainText("no text");
});

for (const [what, words] of [
  ["one word", "Word"],
  ["right-to-left text", "قال الرئيس يوم الخميس إن بلاده ترفض العرض."],
  ["Chinese", "总统周四表示,他的国家拒绝了这一提议。"],
  ["lone surrogates", "The mayor of the town \ud800 said nothing \udc00 on Monday, and nobody asked her to."],
  ["emoji", "👩‍👩‍👧‍👦 met 🇫🇷 on Monday 🙂."],
  ["one endless word", "a".repeat(20_000)],
]) {
  test(`shows ${what} completely`, async ({ page }) => {
    await open(page);
    await paste(page, words);
    await waitUntilRead(page);
    const shown = await text(page).evaluate((element) => element.textContent);
    expect(shown.replace(/\s+/g, "")).toBe(words.toWellFormed().replace(/\s+/g, ""));
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

test("shows hostile markup as text and does not run it", async ({ page }) => {
  await open(page);
  const markup = `<p>Ann Lee spoke on Monday.</p><p><img src=x onerror="document.title='ran'"><script>document.title='ran'</script>Then she left.</p>`;
  await paste(page, "", markup);
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Then she left.");
  await paste(page, `Plain <img src=x onerror="document.title='ran'"> & <b>text</b> of Monday.`);
  await expect(text(page)).toContainText("<b>text</b>");
  expect(await page.locator(".paper img, .paper script, .paper b").count()).toBe(0);
  await expect(page).not.toHaveTitle("ran");
});

test("reads a web page from a file, rejects a picture and keeps the previous text", async ({ page }) => {
  await open(page);
  const file = page.locator("input[type=file]");
  const html = "<html><head><title>t</title></head><body><nav>Home</nav><article><h1>Mayor resigns</h1><p>Ann Lee resigned on Monday.</p></article></body></html>";
  await file.setInputFiles({ name: "a.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await waitUntilRead(page);
  await expect(page.getByRole("heading", { name: "Mayor resigns" })).toBeVisible();

  await page.getByRole("button", { name: "New text" }).click();
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]) });
  await expect(notice(page)).toContainText("not text");
  await page.getByRole("button", { name: "Back to the article" }).click();
  await expect(text(page)).toContainText("Ann Lee resigned");
});

test("keeps the previous text among the articles after a paste", async ({ page }) => {
  await open(page);
  await paste(page, "The first text is about Ann Lee.");
  await waitUntilRead(page);
  await paste(page, "The second text is about Bo Diaz.");
  await expect(text(page)).toContainText("second text");
  await page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ }).click();
  await expect(text(page)).toContainText("first text");
});

test("rejects a text of more than 16 MB and shows its size", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "All work and no play. ".repeat(800_000));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(notice(page)).toContainText("17 MB");
});
