// Sharing an article: by a link that contains it and by a file that the page can open, with corrections and view.
import { readFileSync } from "node:fs";
import { card, expect, findings, listSharedArticles, open, paste, readSharedArticle, test, text, timeline, waitUntilRead } from "./support/journey.js";

const shareDialog = (page) => page.getByRole("dialog", { name: "Share" });

/** Makes a share link for the article on the page. */
async function makeLink(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await shareDialog(page).getByRole("button", { name: "Create link" }).click();
  const made = await shareDialog(page).getByRole("textbox", { name: "Link", exact: true }).inputValue();
  await page.keyboard.press("Escape");
  await expect(shareDialog(page)).toBeHidden();
  return made;
}

/** Returns the text of the article and of all rows of findings and timeline. */
const visibleFindings = (page) =>
  page.evaluate(() => [
    document.querySelector(".paper").textContent,
    ...[...document.querySelectorAll(".findings .row, .timeline .row")].map((row) => row.textContent),
  ]);

test("opens a link with date, corrections and view in a fresh profile", async ({ page, browser, baseURL }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  await page.getByLabel("Published", { exact: true }).fill("2026-02-10");
  await waitUntilRead(page);

  // Makes a correction and changes the view.
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("A new name");
  await page.keyboard.press("Enter");
  await expect(findings(page).getByText("A new name")).toBeVisible();
  await page.getByRole("button", { name: "As told", exact: true }).click();
  await page.getByRole("button", { name: /^Show \d+ more events?$/ }).click();
  const before = await visibleFindings(page);
  const address = await makeLink(page);
  expect(address.startsWith(baseURL + "#1.w.")).toBe(true);

  const context = await browser.newContext();
  const other = await context.newPage();
  const requests = [];
  other.on("request", (request) => requests.push(request.url()));
  await other.goto(address);
  await waitUntilRead(other);
  expect(await visibleFindings(other)).toEqual(before);
  await expect(other.getByLabel("Published", { exact: true })).toHaveValue("2026-02-10");
  await expect(other.getByRole("button", { name: "As told", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(other.getByRole("button", { name: "1 correction" })).toBeVisible();
  await expect(card(other)).toBeVisible();
  // The article is in no request, and the page has removed it from the URL.
  expect(requests.some((url) => url.includes("1.w."))).toBe(false);
  expect(other.url()).toBe(baseURL);
  await context.close();
});

test("makes links of at most 0.7 characters per character of the article", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  await open(page);
  const ratios = [];
  for (const file of listSharedArticles()) {
    const pasted = readSharedArticle(file);
    await paste(page, pasted);
    await expect(text(page)).toContainText(pasted.trim().slice(0, 20));
    await waitUntilRead(page);
    const address = await makeLink(page);
    ratios.push((address.length - baseURL.length) / [...pasted.trim()].length);
    expect(ratios.at(-1), file).toBeLessThan(0.7);
  }
  ratios.sort((a, b) => a - b);
  const median = ratios[ratios.length >> 1];
  test.info().annotations.push({ type: "length", description: `median ${median}, most ${ratios.at(-1)}, of ${ratios.length}` });
  expect(median).toBeLessThan(0.6);
});

test.describe("without the preset dictionary for links", () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test("makes a link without the dictionary, and shows a notice for a link that needs it", async ({ page }) => {
    // A service worker would serve the precached dictionary, and no request would reach the route below.
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await open(page);
    await page.getByRole("button", { name: /dam/ }).click();
    await waitUntilRead(page);
    const address = await makeLink(page);
    await page.context().route("**/link-words-*", (route) => route.fulfill({ status: 404 }));
    const without = await makeLink(page);
    expect(new URL(without).hash).toMatch(/^#1\.d\./);
    const before = await text(page).textContent();
    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
    await expect(page.getByRole("alert")).toContainText("when you are online");
    expect(await text(page).textContent()).toBe(before);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: "New text" }).click();
    await page.evaluate((hash) => (location.hash = hash), new URL(without).hash);
    await expect(text(page)).toHaveText(before);
  });
});

test("shows a specific notice for damaged, foreign, newer and oversized links, and keeps the article on the page", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);
  const before = await text(page).textContent();
  const address = await makeLink(page);
  const bomb = await page.evaluate(async () => {
    const zeros = new Blob([new Uint8Array(64 << 20)]).stream();
    const packed = await new Response(zeros.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
    const bytes = Array.from(new Uint8Array(packed), (byte) => String.fromCharCode(byte)).join("");
    return "#1.d." + btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  });
  const fragment = address.slice(address.indexOf("#"));
  for (const [hash, message] of [
    [fragment.slice(0, fragment.length / 2), /damaged/],
    [fragment.replace("w", "d"), /damaged/],
    ["#1.w.AAAA", /damaged/],
    ["#1.d.AAAA", /damaged/],
    ["#1.d.%20%20", /damaged/],
    ["#2.w." + fragment.slice(5), /newer/],
    ["#1.z." + fragment.slice(5), /newer/],
    [bomb, /too much text/],
    [bomb.replace("d", "w"), /too much text/],
    ["#1.p." + btoa('{"text":"no version"}').replaceAll("=", ""), /not an article saved by Dateline/],
    ["#1.p." + btoa('{"dateline":7,"text":"x"}').replaceAll("=", ""), /newer version of Dateline/],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await expect(page.getByRole("alert")).toContainText(message);
    expect(await text(page).textContent()).toBe(before);
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
  // Any other hash is not a share link, so there is no notice.
  await page.evaluate(() => (location.hash = "#article"));
  await expect(page.getByRole("alert")).toBeEmpty();
});

test("opens a link beside the articles that the page already has", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);
  const address = await makeLink(page);
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  await page.evaluate((hash) => (location.hash = hash), address.slice(address.indexOf("#")));
  await expect(text(page)).toContainText("dam");
  await expect(page.getByRole("navigation", { name: "Articles" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ })).toHaveAttribute("aria-current", "page");
});

test("opens links made by earlier versions", async ({ page }) => {
  // Never change one of these links: users have shared links like them. Add one for each new format.
  for (const hash of [
    "#1.p.eyJkYXRlbGluZSI6MSwidGV4dCI6IlRoZSBtYXlvciBvZiBQYXJpcywgQW5uIExlZSwgc2FpZCBvbiBGcmlkYXkuIn0",
    "#1.d.q1ZKSSxJzcnMS1WyMtRRKkmtKFGyUgrJSFXITazML1LIT1MISCzKLNZRcMzLU_BJTdVRKE7MTFHIz1NwK8pMSazUU6oFAA",
  ]) {
    const visit = await page.context().newPage();
    await visit.goto(hash);
    await expect(text(visit)).toContainText("The mayor of Paris, Ann Lee, said on Friday.");
    await waitUntilRead(visit);
    await visit.close();
  }
});

test("offers a file for a long text and opens the saved file", async ({ page, browser, baseURL }) => {
  await open(page);
  const body = "The mayor of Paris, Ann Lee, met Bo Díaz 🙂 on 3 March 2021.\n\n";
  const longText = Array.from({ length: 900 }, (_, n) => `${n * 7919}: ${body}`).join("");
  await paste(page, longText);
  await expect(page.locator(".about")).toContainText(/words in/);
  await waitUntilRead(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await shareDialog(page).getByRole("button", { name: "Create link" }).click();
  await expect(shareDialog(page).locator(".reach")).toContainText(/characters/);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    shareDialog(page).getByRole("button", { name: "Save article" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.article\.json$/);
  const saved = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(saved)).toMatchObject({ dateline: 1, text: longText });

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await open(other);
  await other.locator('input[type="file"]').setInputFiles({ name: "x.article.json", mimeType: "application/json", buffer: Buffer.from(saved) });
  await waitUntilRead(other);
  expect((await text(other).textContent()).replace(/\s/g, "")).toBe(longText.replace(/\s/g, ""));
  await context.close();
});

test("saves the page as one file with the article and its corrections, which opens from a file URL", async ({ page, browser }, info) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("</script><b>Somebody");
  await page.keyboard.press("Enter");
  const before = await visibleFindings(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    shareDialog(page).getByRole("button", { name: "Save page" }).click(),
  ]);
  const file = info.outputPath("one.html");
  await download.saveAs(file);

  const context = await browser.newContext({ offline: true });
  const other = await context.newPage();
  await other.goto(`file://${file}`);
  await waitUntilRead(other);
  expect(await visibleFindings(other)).toEqual(before);
  // The file contains the panels, too.
  await other.getByRole("button", { name: "Export", exact: true }).click();
  await expect(other.getByRole("dialog").locator("pre")).toContainText("## People");
  await context.close();
});

test("shows a specific notice for damaged and newer files", async ({ page }) => {
  await open(page);
  for (const [file, message] of [
    ['{"dateline":1,"text":"Ann met', /damaged/],
    ['{"dateline":3,"text":"Ann met Bo."}', /newer version of Dateline/],
    ['{"dateline":1,"text":""}', /damaged/],
  ]) {
    await page.locator('input[type="file"]').setInputFiles({ name: "a.article.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await expect(page.getByRole("alert")).toContainText(message);
  }
});

test("opens, uses and closes the dialog with the keyboard alone", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /chip/ }).click();
  await waitUntilRead(page);
  const button = page.getByRole("button", { name: "Share", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(shareDialog(page)).toBeVisible();
  await shareDialog(page).getByRole("button", { name: "Create link" }).focus();
  await page.keyboard.press("Enter");
  await expect(shareDialog(page).getByRole("textbox", { name: "Link", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(shareDialog(page)).toBeHidden();
  await expect(button).toBeFocused();
  await expect(timeline(page)).toBeVisible();
});
