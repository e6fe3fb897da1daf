// What every journey shares: a page on which nothing may go wrong unseen. Each fails on an error in the console,
// a violation of the content-security policy, a request to elsewhere, and a request that is no GET.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";

export { expect };

export const test = base.extend({
  /** Errors that a test brings about on purpose, as regular expressions. */
  expected: [[], { option: true }],

  page: async ({ page, baseURL, expected }, use) => {
    const wrong = [];
    const note = (what) => expected.some((pattern) => pattern.test(what)) || wrong.push(what);
    page.on("console", (message) => message.type() === "error" && note(message.text()));
    page.on("pageerror", (error) => note(String(error)));
    // The service worker's requests are the context's, not the page's. A blob is in memory, and no request at all.
    page.context().on("request", (request) => {
      if (request.url().startsWith("blob:")) return;
      if (!request.url().startsWith(new URL(baseURL).href)) note(`request to ${request.url()}`);
      if (request.method() !== "GET") note(`${request.method()} ${request.url()}`);
    });
    await page.addInitScript(() =>
      addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
      ),
    );
    await use(page);
    expect(wrong).toEqual([]);
  },
});

/** Our own example, from the built page. */
export const example = (name) => readFileSync(`examples/${name}.txt`, "utf8");

const SHARED = "../shared/articles/";

/** A real article, where the corpora are there; a test that needs one says so where they are not. */
export function article(file) {
  test.skip(!existsSync(SHARED + file), "../shared/articles is not here");
  return readFileSync(SHARED + file, "utf8");
}

/** The names of all real articles; none where the corpora are not there. */
export function articles() {
  test.skip(!existsSync(SHARED), "../shared/articles is not here");
  return readdirSync(SHARED).filter((file) => file.endsWith(".txt"));
}

/** Opens the page and waits until the program has taken over. What was on it in this tab before comes back. */
export async function open(page) {
  await page.goto("");
  await page.locator(".app[data-offline]").waitFor();
}

/** Opens the page and holds its program back; what is returned lets it come. */
export async function openWithout(page) {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route(/page[^/]*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  // By then boot.js listens.
  await page.goto("", { waitUntil: "domcontentloaded" });
  return go;
}

/** Pastes onto the page, as Ctrl+V with nothing focused does. */
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

/** Waits until the page is kept on the device. */
export const kept = (page) => expect(page.locator(".app")).toHaveAttribute("data-offline", "ready");

/** Waits until a text has been read and its marks are there. */
export async function read(page) {
  await expect(page.locator(".app")).toHaveAttribute("data-state", "done");
  await expect(page.locator(".part > *").first()).toBeVisible();
}

/** The panes. */
export const text = (page) => page.getByRole("article");
export const timeline = (page) => page.getByRole("navigation", { name: "Timeline" });
export const findings = (page) => page.getByRole("complementary", { name: "Findings" });
export const card = (page) => page.getByRole("region", { name: "What is chosen" });

/** Whether an element lies within what the window shows. */
export const inView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
