// How fast the built page is, in Chromium without a window: `node benches/browser.js ADDRESS FILE…`,
// the first file being the article that is also pasted. `cargo xtask bench` runs it.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { startWorker, timeAnswers } from "../e2e/support/worker.js";
import config from "../playwright.config.js";

/** Reading again and again: more than enough for a median, and for the compiler to warm up. */
const RUNS = 60;
const PASTES = 7;
/** Longer texts are read less often. */
const LONG = 50_000;

const [address, ...files] = process.argv.slice(2);

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function report(what, ms) {
  console.log(`    ${what.padEnd(44)}${ms.toFixed(2).padStart(10)} ms`);
}

async function measureWorker(browser, text) {
  const page = await browser.newPage();
  await page.goto(address);
  await startWorker(page);
  const size = `${Math.round(Buffer.byteLength(text) / 1000)} kB`;
  const [first, ...rest] = await timeAnswers(page, text, text.length > LONG ? 4 : RUNS);
  report(`${size} in the worker, the first time`, first.inside);
  report(`${size} in the worker, median of ${rest.length}`, median(rest.map(({ inside }) => inside)));
  report(`${size} question to answer, median`, median(rest.map(({ whole }) => whole)));
  report("  of it times, events, timeline, copies", median(rest.map(({ story }) => story)));
  const tokens = text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu).length;
  const rate = (1000 * tokens) / median(rest.map(({ core }) => core));
  console.log(`    ${"  of it syntax and names".padEnd(44)}${rate.toFixed(0).padStart(10)} words and marks a second`);
  await page.close();
}

/** Pastes into a fresh page, its worker ready; milliseconds until the frame with the marks is drawn. */
async function pasteToMarks(browser, text) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  // Nothing on the page tells when the worker is ready; a reader's own search for the article is longer.
  await page.waitForTimeout(2000);
  const ms = await page.evaluate(async (text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const start = performance.now();
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    const frame = () => new Promise(requestAnimationFrame);
    while (!document.querySelector(".paper [data-a]")) await frame();
    await frame();
    return performance.now() - start;
  }, text);
  await context.close();
  return ms;
}

const browser = await chromium.launch(config.use.launchOptions);
try {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  for (const text of texts) await measureWorker(browser, text);
  const pastes = [];
  for (let i = 0; i < PASTES; i++) pastes.push(await pasteToMarks(browser, texts[0]));
  report(`paste to marks on screen, median of ${PASTES} fresh pages`, median(pastes));
} finally {
  await browser.close();
}
