// The standalone page, opened from a file URL without a network.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { exampleText, expect, findings, open, paste, test as base, text, timeline, waitUntilRead } from "./support/journey.js";

const FILE = "dist/standalone.html";
const ARTICLE_SLOT = '<script type="application/json" id="given">';

/** Playwright's `test` without a network: only file URLs that a test opens itself are allowed. */
const test = base.extend({
  baseURL: async ({}, use) => use(pathToFileURL(resolve(".")).href),
  context: async ({ context }, use) => {
    await context.setOffline(true);
    await use(context);
  },
});

const openFile = async (page, file) => {
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.getByText("Open a file").waitFor();
};

/** Writes markup to a file and returns its path. */
function writePage(testInfo, markup) {
  const file = testInfo.outputPath("page.html");
  writeFileSync(file, markup);
  return file;
}

/** Embeds an article into the page, as src/standalone.rs does. */
const embedArticle = (markup, saved) =>
  markup.replace(ARTICLE_SLOT, () => ARTICLE_SLOT + JSON.stringify({ saved }).replaceAll("<", "\\u003c"));

test("reads an article and sends no request", async ({ page, context }) => {
  expect(statSync(FILE).size).toBeLessThan(6_000_000);
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  await openFile(page, FILE);
  await paste(page, exampleText("dam-talks"));
  await waitUntilRead(page);
  await findings(page).locator(".row").first().click();
  await expect(timeline(page).locator(".row").first()).toBeVisible();
  // A paste during an analysis restarts the worker.
  await paste(page, exampleText("ferry-inquiry").repeat(100));
  await paste(page, "The mayor of Eastport resigned on Monday.");
  await expect(text(page)).toContainText("The mayor of Eastport");
  await waitUntilRead(page);
  expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([pathToFileURL(resolve(FILE)).href]);
  expect(await page.evaluate(() => document.fonts.check("16px 'Source Serif 4'"))).toBe(true);
  await expect(page.locator(".app")).toHaveAttribute("data-offline", "unsupported");
});

test("opens a link", async ({ page }) => {
  await openFile(page, FILE);
  await page.evaluate(() => (location.hash = "#1.w.bZ0hDgAACAL_YmY-y-oL_Ls7qVY3R6DBgP_Kn7OzXTa3hSJF77UMyNLhUZIxCw"));
  await expect(text(page)).toContainText("The mayor of Paris, Ann Lee, said on Friday.");
});

test("contains every worker, and each starts", async ({ page }) => {
  const names = readdirSync("dist").flatMap((file) => /^(.*)_loader\.js$/.exec(file)?.[1] ?? []);
  expect(names).toContain("worker");
  await openFile(page, FILE);
  for (const name of names) {
    const message = await page.evaluate((name) => {
      const worker = new Worker(document.documentElement.dataset[name]);
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => /"ready"/.test(data) && resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
    }, name);
    expect(message).toContain("ready");
  }
});

test("shows the heading before the page has loaded completely", async ({ page }) => {
  await page.goto(pathToFileURL(resolve(FILE)).href, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("reads an embedded article that contains markup", async ({ page }, testInfo) => {
  const saved = { dateline: 1, text: `${exampleText("ferry-inquiry")}\n\nHe wrote </script><!-- <script> & <b>so</b>.` };
  await openFile(page, writePage(testInfo, embedArticle(readFileSync(FILE, "utf8"), saved))).catch(() => {});
  await waitUntilRead(page);
  await expect(text(page)).toContainText("He wrote </script><!-- <script> & <b>so</b>.");
});

test("copies itself without its article, and opens a copy with another one", async ({ page }, testInfo) => {
  const first = embedArticle(readFileSync(FILE, "utf8"), { dateline: 1, text: "The mayor of Eastport resigned on Monday." });
  await page.goto(pathToFileURL(writePage(testInfo, first)).href);
  await waitUntilRead(page);
  const markup = await page.evaluate(() => globalThis.oneFile.markup());
  expect(markup).not.toContain("Eastport");
  await openFile(page, writePage(testInfo, markup));
  await page.goto(pathToFileURL(writePage(testInfo, embedArticle(markup, { dateline: 1, text: exampleText("dam-talks") }))).href);
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Bekele");
});

test("leaves stored articles unchanged on a page with an embedded article", async ({ page }, testInfo) => {
  await openFile(page, FILE);
  await page.getByRole("button", { name: "How to check" }).click();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await paste(page, "The mayor of Eastport resigned on Monday.");
  await waitUntilRead(page);
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(stored).toContain("Eastport");
  const saved = { dateline: 1, text: "Dockers in Port Elm went on strike." };
  await page.goto(pathToFileURL(writePage(testInfo, embedArticle(readFileSync(FILE, "utf8"), saved))).href);
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Port Elm");
  // Longer than the page's delay before a write to storage.
  await page.waitForTimeout(1200);
  await page.goto(pathToFileURL(resolve(FILE)).href);
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Eastport");
  expect(await stored()).not.toContain("Port Elm");
});

test.describe("shows a notice for", () => {
  test.use({ expectedErrors: [/./] });

  test("an old browser", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.DecompressionStream);
    await page.goto(pathToFileURL(resolve(FILE)).href);
    await expect(page.getByRole("alert")).toContainText("too old");
  });

  test("switched-off WebAssembly", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(pathToFileURL(resolve(FILE)).href);
    await expect(page.getByRole("alert")).toContainText("Lockdown Mode");
  });

  for (const [divisor, where] of [[10, "early"], [2, "late"]]) {
    test(`a file that is truncated ${where}`, async ({ page }, testInfo) => {
      const markup = readFileSync(FILE, "utf8");
      await page.goto(pathToFileURL(writePage(testInfo, markup.slice(0, markup.length / divisor))).href);
      await expect(page.getByRole("alert")).toContainText("incomplete");
    });
  }

  test("a file with a damaged byte", async ({ page }, testInfo) => {
    const markup = readFileSync(FILE, "utf8");
    const offset = markup.indexOf('data-part="page_bg.wasm"') + 5000;
    await page.goto(pathToFileURL(writePage(testInfo, markup.slice(0, offset) + (markup[offset] === "A" ? "B" : "A") + markup.slice(offset + 1))).href);
    await expect(page.getByRole("alert")).toContainText("incomplete");
  });
});
