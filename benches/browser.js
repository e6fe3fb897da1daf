// Measures the speed of the built page in headless Chromium. Usage: `node benches/browser.js ADDRESS FILE…`. The first
// file is also pasted, once and repeated. `cargo xtask bench` runs this script.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { startWorker, timeRequests } from "../e2e/support/worker.js";
import config from "../playwright.config.js";

/** Repetitions of an analysis: enough for a median, and for the compiler to warm up. */
const RUNS = 60;
const PASTES = 7;
/** Visits by a slow phone, which take half a minute each. */
const VISITS = 3;
/** Texts of more characters are analysed only four times. */
const LONG_TEXT_LENGTH = 50_000;

const [address, ...files] = process.argv.slice(2);

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function report(label, ms) {
  console.log(`    ${label.padEnd(44)}${ms.toFixed(2).padStart(10)} ms`);
}

async function measureWorker(browser, text) {
  const page = await browser.newPage();
  await page.goto(address);
  await startWorker(page);
  const size = `${Math.round(Buffer.byteLength(text) / 1000)} kB`;
  const [first, ...rest] = await timeRequests(page, text, text.length > LONG_TEXT_LENGTH ? 4 : RUNS);
  report(`${size} in the worker, first run`, first.inWorker);
  report(`${size} in the worker, median of ${rest.length}`, median(rest.map(({ inWorker }) => inWorker)));
  report(`${size} request to reply, median`, median(rest.map(({ roundTrip }) => roundTrip)));
  report("  of which times, events, timeline, copies", median(rest.map(({ story }) => story)));
  const tokens = text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu).length;
  const rate = (1000 * tokens) / median(rest.map(({ syntaxAndNames }) => syntaxAndNames));
  console.log(`    ${"  of which syntax and names".padEnd(44)}${rate.toFixed(0).padStart(10)} tokens a second`);
  await page.close();
}

/** Runs in the page: pastes a text, and waits until marks are drawn. */
const PASTE_HELPERS = `window.paste = (text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
};
window.nextFrame = () => new Promise(requestAnimationFrame);
window.waitForMarks = async () => {
  while (!document.querySelector(".paper [data-a]")) await nextFrame();
  // A message that is posted before a frame is painted arrives after it.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
};`;

/** Runs in the page from the start of its load: records paint times, layout shifts, long tasks and milestones. */
const RECORD_TIMINGS = `window.timings = { shift: 0, tasks: [] };
const observe = (type, action) => new PerformanceObserver((list) => list.getEntries().forEach(action)).observe({ type, buffered: true });
observe("paint", ({ name, startTime }) => (timings[name] = startTime));
observe("layout-shift", ({ hadRecentInput, value }) => (timings.shift += hadRecentInput ? 0 : value));
observe("longtask", ({ startTime, duration }) => timings.tasks.push([startTime, duration]));
const recordWhen = (name, condition) => {
  const check = () => (condition() ? (timings[name] = performance.now()) : requestAnimationFrame(check));
  check();
};
recordWhen("box", () => document.getElementById("draft"));
recordWhen("program", () => document.querySelector("#app input[type=file]"));`;

/** Repeats a text and cuts it to the given number of words. */
function repeatToWords(text, words) {
  const copies = Math.ceil(words / text.split(/\s+/).length);
  const all = `${text}\n\n`.repeat(copies).split(/(?<=\s)(?=\S)/);
  return all.slice(0, words).join("");
}

async function openNewPage(browser, scripts, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  for (const content of scripts) await page.addInitScript(content);
  return page;
}

/** Pastes into a new page with a ready worker. Returns the milliseconds until the frame with the marks is painted. */
async function pasteToMarks(browser, text) {
  const page = await openNewPage(browser, [PASTE_HELPERS]);
  await page.goto(address);
  // The page has no sign that the worker is ready. A reader needs longer than this to find an article.
  await page.waitForTimeout(2000);
  const ms = await page.evaluate(async (text) => {
    const start = performance.now();
    paste(text);
    await waitForMarks();
    return performance.now() - start;
  }, text);
  await page.context().close();
  return ms;
}

/** Pastes a very long text, waits until it is complete, and scrolls through it. */
async function measureLong(browser, text) {
  const page = await openNewPage(browser, [PASTE_HELPERS, RECORD_TIMINGS]);
  await page.goto(address);
  await page.waitForTimeout(2000);
  const result = await page.evaluate(async (text) => {
    const start = performance.now();
    paste(text);
    await waitForMarks();
    const first = performance.now() - start;
    while (document.querySelector(".app").dataset.state !== "done") await nextFrame();
    const whole = performance.now() - start;
    const pane = document.querySelector(".text");
    for (let part = 0; part <= 50; part++) {
      pane.scrollTop = (pane.scrollHeight * part) / 50;
      await nextFrame();
    }
    await new Promise((done) => setTimeout(done, 3000));
    const tasks = timings.tasks.filter(([at]) => at >= start).map(([, duration]) => duration);
    return { first, whole, longest: Math.max(0, ...tasks) };
  }, text);
  report("200,000 words, first marks on screen", result.first);
  report("200,000 words, complete", result.whole);
  report("200,000 words, longest task with scrolling", result.longest);
  await page.context().close();
}

/** Opens the page with Lighthouse's settings for a slow phone, and pastes as soon as the program runs. */
async function measureSlowPhone(browser, text) {
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
  const page = await openNewPage(browser, [PASTE_HELPERS, RECORD_TIMINGS], phone);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const [downloadThroughput, uploadThroughput] = [1.6e6 / 8, 750e3 / 8];
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput, uploadThroughput });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.timings.program);
  const recorded = await page.evaluate(async (text) => {
    const before = { ...window.timings, tasks: [...window.timings.tasks] };
    paste(text);
    await waitForMarks();
    return { ...before, read: performance.now() };
  }, text);
  await page.context().close();
  const blocked = recorded.tasks.map(([, duration]) => duration - 50);
  return {
    "first contentful paint": recorded["first-contentful-paint"],
    "the box takes input": Math.max(recorded.box, recorded["first-contentful-paint"]),
    "the program runs": recorded.program,
    "total blocking time until then": blocked.reduce((sum, ms) => sum + ms, 0),
    "a text pasted then has its marks": recorded.read,
    "layout shift (1/1000)": 1000 * recorded.shift,
  };
}

const browser = await chromium.launch(config.use.launchOptions);
try {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  for (const text of texts) await measureWorker(browser, text);
  for (const [what, text] of [["article", texts[0]], ["5,000 words", repeatToWords(texts[0], 5000)]]) {
    const pastes = [];
    for (let i = 0; i < PASTES; i++) pastes.push(await pasteToMarks(browser, text));
    report(`${what}, paste to marks, median of ${PASTES} pages`, median(pastes));
  }
  await measureLong(browser, repeatToWords(texts[0], 200_000));
  const visits = [];
  for (let i = 0; i < VISITS; i++) visits.push(await measureSlowPhone(browser, texts[0]));
  console.log(`    on a slow phone (processor / 4, 1.6 Mbit/s, 150 ms round trip), median of ${VISITS} visits`);
  for (const what of Object.keys(visits[0])) report(`  ${what}`, median(visits.map((visit) => visit[what])));
} finally {
  await browser.close();
}
