// The fixtures and helpers that all browser tests share. A test fails on an error in the console, a violation of the
// content-security policy, a request to another address than the page's, and a request that is not a GET.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";

export { expect };

export const test = base.extend({
  /** The errors that a test causes on purpose, as regular expressions. */
  expectedErrors: [[], { option: true }],

  page: async ({ page, baseURL, expectedErrors }, use) => {
    const problems = [];
    const record = (problem) => expectedErrors.some((pattern) => pattern.test(problem)) || problems.push(problem);
    page.on("console", (message) => message.type() === "error" && record(message.text()));
    page.on("pageerror", (error) => record(String(error)));
    // Requests of the service worker are events of the context, not of the page. A blob URL is no network request.
    page.context().on("request", (request) => {
      if (request.url().startsWith("blob:")) return;
      if (!request.url().startsWith(new URL(baseURL).href)) record(`request to ${request.url()}`);
      if (request.method() !== "GET") record(`${request.method()} ${request.url()}`);
    });
    await page.addInitScript(() =>
      addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
      ),
    );
    await use(page);
    expect(problems).toEqual([]);
  },
});

/** Reads an example article of the page by name. */
export const exampleText = (name) => readFileSync(`examples/${name}.txt`, "utf8");

const SHARED = "../shared/articles/";

/** Reads a real article from the corpora. Skips the test if the corpora do not exist. */
export function readSharedArticle(file) {
  test.skip(!existsSync(SHARED + file), "../shared/articles is not here");
  return readFileSync(SHARED + file, "utf8");
}

/** Lists the file names of all real articles. Skips the test if the corpora do not exist. */
export function listSharedArticles() {
  test.skip(!existsSync(SHARED), "../shared/articles is not here");
  return readdirSync(SHARED).filter((file) => file.endsWith(".txt"));
}

/** Opens the page and waits until the program runs. The page restores what the same tab had before. */
export async function open(page) {
  await page.goto("");
  await page.locator(".app[data-offline]").waitFor();
}

/** Opens the page with its program blocked. Returns a function that releases the program. */
export async function openWithProgramBlocked(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(/page[^/]*\.wasm$/, async (route) => {
    await released;
    await route.continue();
  });
  // At this event boot.js has added its listeners.
  await page.goto("", { waitUntil: "domcontentloaded" });
  return release;
}

/** Pastes onto the page, like Ctrl+V without a focused element. */
export async function paste(page, plain, html = "") {
  await page.evaluate(
    ([plain, html]) => {
      const clipboardData = new DataTransfer();
      if (plain) clipboardData.setData("text/plain", plain);
      if (html) clipboardData.setData("text/html", html);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [plain, html],
  );
}

/** Waits until the service worker has precached the page. */
export const waitUntilPrecached = (page) => expect(page.locator(".app")).toHaveAttribute("data-offline", "ready");

/** Waits until a text is analysed and its marks are visible. */
export async function waitUntilRead(page) {
  await expect(page.locator(".app")).toHaveAttribute("data-state", "done");
  await expect(page.locator(".part > :not(.aside)").first()).toBeVisible();
}

/** The panes. */
export const text = (page) => page.getByRole("article");
export const timeline = (page) => page.getByRole("navigation", { name: "Timeline" });
export const findings = (page) => page.getByRole("complementary", { name: "Findings" });
export const card = (page) => page.getByRole("region", { name: "Details" });

/** Returns whether an element is inside the vertical bounds of the window. */
export const isInView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
