// The page as one file, opened from a disk, without a network.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, example, expect, findings, open, paste, read, text, timeline } from "./support/journey.js";

const FILE = "dist/standalone.html";
const GIVEN = '<script type="application/json" id="given">';

/** Nothing may be asked for but files that a test opens itself. */
const test = base.extend({
  baseURL: async ({}, use) => use(pathToFileURL(resolve(".")).href),
  context: async ({ context }, use) => {
    await context.setOffline(true);
    await use(context);
  },
});

const opened = async (page, file) => {
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.getByText("Open a file").waitFor();
};

/** Writes the page with something in it. */
function written(testInfo, markup) {
  const file = testInfo.outputPath("page.html");
  writeFileSync(file, markup);
  return file;
}

/** A page with an article in it, as src/app/one_file.rs makes it. */
const withArticle = (markup, saved) =>
  markup.replace(GIVEN, () => GIVEN + JSON.stringify({ saved }).replaceAll("<", "\\u003c"));

test("reads an article, and asks for nothing", async ({ page, context }) => {
  expect(statSync(FILE).size).toBeLessThan(6_000_000);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await opened(page, FILE);
  await paste(page, example("dam-talks"));
  await read(page);
  await findings(page).locator(".row").first().click();
  await expect(timeline(page).locator(".row").first()).toBeVisible();
  // Whoever pastes while a text is being read has the worker started anew.
  await paste(page, example("ferry-inquiry").repeat(100));
  await paste(page, "The mayor of Eastport resigned on Monday.");
  await expect(text(page)).toContainText("The mayor of Eastport");
  await read(page);
  expect(asked.filter((url) => !url.startsWith("blob:"))).toEqual([pathToFileURL(resolve(FILE)).href]);
  expect(await page.evaluate(() => document.fonts.check("16px 'Source Serif 4'"))).toBe(true);
  await expect(page.locator(".app")).toHaveAttribute("data-offline", "unsupported");
});

test("a link opens in it", async ({ page }) => {
  await opened(page, FILE);
  await page.evaluate(() => (location.hash = "#1.w.bZ0hDgAACAL_YmY-y-oL_Ls7qVY3R6DBgP_Kn7OzXTa3hSJF77UMyNLhUZIxCw"));
  await expect(text(page)).toContainText("The mayor of Paris, Ann Lee, said on Friday.");
});

test("every worker is in it, and starts", async ({ page }) => {
  const names = readdirSync("dist").flatMap((file) => /^(.*)_loader\.js$/.exec(file)?.[1] ?? []);
  expect(names).toContain("worker");
  await opened(page, FILE);
  for (const name of names) {
    const says = await page.evaluate((name) => {
      const worker = new Worker(document.documentElement.dataset[name]);
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => /"ready"/.test(data) && resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
    }, name);
    expect(says).toContain("ready");
  }
});

test("shows something at once", async ({ page }) => {
  await page.goto(pathToFileURL(resolve(FILE)).href, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the article in it is read, whatever it contains", async ({ page }, testInfo) => {
  const saved = { dateline: 1, text: `${example("ferry-inquiry")}\n\nHe wrote </script><!-- <script> & <b>so</b>.` };
  await opened(page, written(testInfo, withArticle(readFileSync(FILE, "utf8"), saved))).catch(() => {});
  await read(page);
  await expect(text(page)).toContainText("He wrote </script><!-- <script> & <b>so</b>.");
});

test("it makes copies of itself, with another article or none", async ({ page }, testInfo) => {
  const first = withArticle(readFileSync(FILE, "utf8"), { dateline: 1, text: "The mayor of Eastport resigned on Monday." });
  await page.goto(pathToFileURL(written(testInfo, first)).href);
  await read(page);
  const markup = await page.evaluate(() => globalThis.oneFile.markup());
  expect(markup).not.toContain("Eastport");
  await opened(page, written(testInfo, markup));
  await page.goto(pathToFileURL(written(testInfo, withArticle(markup, { dateline: 1, text: example("dam-talks") }))).href);
  await read(page);
  await expect(text(page)).toContainText("Bekele");
});

test("a page with an article in it leaves the articles alone that another page keeps", async ({ page }, testInfo) => {
  await opened(page, FILE);
  await page.getByRole("button", { name: "How you can tell" }).click();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await paste(page, "The mayor of Eastport resigned on Monday.");
  await read(page);
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(stored).toContain("Eastport");
  const saved = { dateline: 1, text: "Dockers in Port Elm went on strike." };
  await page.goto(pathToFileURL(written(testInfo, withArticle(readFileSync(FILE, "utf8"), saved))).href);
  await read(page);
  await expect(text(page)).toContainText("Port Elm");
  // Longer than the page waits before it writes.
  await page.waitForTimeout(1200);
  await page.goto(pathToFileURL(resolve(FILE)).href);
  await read(page);
  await expect(text(page)).toContainText("Eastport");
  expect(await stored()).not.toContain("Port Elm");
});

test.describe("what goes wrong is said", () => {
  test.use({ expected: [/./] });

  test("an old browser", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.DecompressionStream);
    await page.goto(pathToFileURL(resolve(FILE)).href);
    await expect(page.getByRole("alert")).toContainText("too old");
  });

  test("no WebAssembly", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(pathToFileURL(resolve(FILE)).href);
    await expect(page.getByRole("alert")).toContainText("Lockdown Mode");
  });

  for (const [of, where] of [[10, "early"], [2, "late"]]) {
    test(`a file that was cut short ${where}`, async ({ page }, testInfo) => {
      const whole = readFileSync(FILE, "utf8");
      await page.goto(pathToFileURL(written(testInfo, whole.slice(0, whole.length / of))).href);
      await expect(page.getByRole("alert")).toContainText("incomplete");
    });
  }

  test("a file of which a byte was damaged", async ({ page }, testInfo) => {
    const whole = readFileSync(FILE, "utf8");
    const at = whole.indexOf('data-part="page_bg.wasm"') + 5000;
    await page.goto(pathToFileURL(written(testInfo, whole.slice(0, at) + (whole[at] === "A" ? "B" : "A") + whole.slice(at + 1))).href);
    await expect(page.getByRole("alert")).toContainText("incomplete");
  });
});
