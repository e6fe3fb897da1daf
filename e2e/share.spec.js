// An article handed on: by a link that holds it, by a file that opens here again, with corrections and view.
import { readFileSync } from "node:fs";
import { article, articles, card, expect, findings, open, paste, read, test, text, timeline } from "./support/journey.js";

const sheet = (page) => page.getByRole("dialog", { name: "Hand it on" });

/** Makes a link to what is on the page. */
async function link(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await sheet(page).getByRole("button", { name: "Make a link" }).click();
  const made = await sheet(page).getByRole("textbox", { name: "The link" }).inputValue();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  return made;
}

/** What is known of the text on the page, in words. */
const told = (page) =>
  page.evaluate(() => [
    document.querySelector(".paper").textContent,
    ...[...document.querySelectorAll(".findings .row, .timeline .row")].map((row) => row.textContent),
  ]);

test("a link opens the article with its date, corrections and view in a fresh profile", async ({ page, browser, baseURL }) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  await page.getByLabel("Published", { exact: true }).fill("2026-02-10");
  await read(page);

  // Something set right, and something looked at.
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("A new name");
  await page.keyboard.press("Enter");
  await expect(findings(page).getByText("A new name")).toBeVisible();
  await page.getByRole("button", { name: "As it is told" }).click();
  await page.getByRole("button", { name: /lesser events/ }).click();
  const before = await told(page);
  const address = await link(page);
  expect(address.startsWith(baseURL + "#1.w.")).toBe(true);

  const context = await browser.newContext();
  const other = await context.newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(address);
  await read(other);
  expect(await told(other)).toEqual(before);
  await expect(other.getByLabel("Published", { exact: true })).toHaveValue("2026-02-10");
  await expect(other.getByRole("button", { name: "As it is told" })).toHaveAttribute("aria-pressed", "true");
  await expect(other.getByRole("button", { name: "1 correction" })).toBeVisible();
  await expect(card(other)).toBeVisible();
  // The article is in no request, and no longer in the address.
  expect(asked.some((url) => url.includes("1.w."))).toBe(false);
  expect(other.url()).toBe(baseURL);
  await context.close();
});

test("a link is short: at most 0.7 characters for each of an article", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  await open(page);
  const each = [];
  for (const file of articles()) {
    const pasted = article(file);
    await paste(page, pasted);
    await expect(text(page)).toContainText(pasted.trim().slice(0, 20));
    await read(page);
    const address = await link(page);
    each.push((address.length - baseURL.length) / [...pasted.trim()].length);
    expect(each.at(-1), file).toBeLessThan(0.7);
  }
  each.sort((a, b) => a - b);
  const median = each[each.length >> 1];
  test.info().annotations.push({ type: "length", description: `median ${median}, most ${each.at(-1)}, of ${each.length}` });
  expect(median).toBeLessThan(0.6);
});

test.describe("without the words that both ends of a link know", () => {
  test.use({ expected: [/Failed to load resource/] });

  test("a link is made without them, and one that needs them says so", async ({ page }) => {
    // A service worker has the words as soon as the page is kept: no request would reach the route below.
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await open(page);
    await page.getByRole("button", { name: /dam/ }).click();
    await read(page);
    const address = await link(page);
    await page.context().route("**/link-words-*", (route) => route.fulfill({ status: 404 }));
    const without = await link(page);
    expect(new URL(without).hash).toMatch(/^#1\.d\./);
    const before = await text(page).textContent();
    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
    await expect(page.getByRole("alert")).toContainText("When you are online");
    expect(await text(page).textContent()).toBe(before);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: "New text" }).click();
    await page.evaluate((hash) => (location.hash = hash), new URL(without).hash);
    await expect(text(page)).toHaveText(before);
  });
});

test("damaged, foreign, newer and bottomless links are told apart, and the text on the page stays", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await read(page);
  const before = await text(page).textContent();
  const address = await link(page);
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
    [bomb, /more than a link may/],
    [bomb.replace("d", "w"), /more than a link may/],
    ["#1.p." + btoa('{"text":"no version"}').replaceAll("=", ""), /no article that Dateline saved/],
    ["#1.p." + btoa('{"dateline":7,"text":"x"}').replaceAll("=", ""), /newer Dateline/],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await expect(page.getByRole("alert")).toContainText(message);
    expect(await text(page).textContent()).toBe(before);
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
  // What is no link of ours is nobody's business.
  await page.evaluate(() => (location.hash = "#article"));
  await expect(page.getByRole("alert")).toBeEmpty();
});

test("a link opens in a page that has a text already, which stays on the shelf", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await read(page);
  const address = await link(page);
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  await page.evaluate((hash) => (location.hash = hash), address.slice(address.indexOf("#")));
  await expect(text(page)).toContainText("dam");
  await expect(page.getByRole("navigation", { name: "Articles" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ })).toHaveAttribute("aria-current", "page");
});

test("links made by earlier versions open", async ({ page }) => {
  // Never change a line: links are out in the world. Add one for each new form.
  for (const hash of [
    "#1.p.eyJkYXRlbGluZSI6MSwidGV4dCI6IlRoZSBtYXlvciBvZiBQYXJpcywgQW5uIExlZSwgc2FpZCBvbiBGcmlkYXkuIn0",
    "#1.d.q1ZKSSxJzcnMS1WyMtRRKkmtKFGyUgrJSFXITazML1LIT1MISCzKLNZRcMzLU_BJTdVRKE7MTFHIz1NwK8pMSazUU6oFAA",
  ]) {
    const visit = await page.context().newPage();
    await visit.goto(hash);
    await expect(text(visit)).toContainText("The mayor of Paris, Ann Lee, said on Friday.");
    await read(visit);
    await visit.close();
  }
});

test("a long text gets a file instead, which opens here again with its corrections", async ({ page, browser, baseURL }) => {
  await open(page);
  const body = "The mayor of Paris, Ann Lee, met Bo Díaz 🙂 on 3 March 2021.\n\n";
  const long = Array.from({ length: 900 }, (_, n) => `${n * 7919}: ${body}`).join("");
  await paste(page, long);
  await expect(page.locator(".about")).toContainText(/words in/);
  await read(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await sheet(page).getByRole("button", { name: "Make a link" }).click();
  await expect(sheet(page).locator(".reach")).toContainText(/characters/);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet(page).getByRole("button", { name: "Save the article" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.article\.json$/);
  const saved = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(saved)).toMatchObject({ dateline: 1, text: long });

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await open(other);
  await other.locator('input[type="file"]').setInputFiles({ name: "x.article.json", mimeType: "application/json", buffer: Buffer.from(saved) });
  await read(other);
  expect((await text(other).textContent()).replace(/\s/g, "")).toBe(long.replace(/\s/g, ""));
  await context.close();
});

test("a page in one file takes the article along, with what was set right, and opens from a disk", async ({ page, browser }, info) => {
  await open(page);
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("</script><b>Somebody");
  await page.keyboard.press("Enter");
  const before = await told(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet(page).getByRole("button", { name: "Save the page" }).click(),
  ]);
  const file = info.outputPath("one.html");
  await download.saveAs(file);

  const context = await browser.newContext({ offline: true });
  const other = await context.newPage();
  await other.goto(`file://${file}`);
  await read(other);
  expect(await told(other)).toEqual(before);
  // What few visits need is in it too.
  await other.getByRole("button", { name: "Export", exact: true }).click();
  await expect(other.getByRole("dialog").locator("pre")).toContainText("## People");
  await context.close();
});

test("files that are damaged, newer or something else are told apart", async ({ page }) => {
  await open(page);
  for (const [file, message] of [
    ['{"dateline":1,"text":"Ann met', /damaged/],
    ['{"dateline":3,"text":"Ann met Bo."}', /newer Dateline/],
    ['{"dateline":1,"text":""}', /damaged/],
  ]) {
    await page.locator('input[type="file"]').setInputFiles({ name: "a.article.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await expect(page.getByRole("alert")).toContainText(message);
  }
});

test("the sheet is opened, used and left by the keyboard alone", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /chip/ }).click();
  await read(page);
  const button = page.getByRole("button", { name: "Share", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeVisible();
  await sheet(page).getByRole("button", { name: "Make a link" }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet(page).getByRole("textbox", { name: "The link" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await expect(button).toBeFocused();
  await expect(timeline(page)).toBeVisible();
});
