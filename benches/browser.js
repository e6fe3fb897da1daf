// How fast the built page is, in Chromium without a window: `node benches/browser.js ADDRESS FILE…`, the first file
// being the article that is also pasted, as it is and repeated. `cargo xtask bench` runs it.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { startWorker, timeAnswers } from "../e2e/support/worker.js";
import config from "../playwright.config.js";

/** Reading again and again: more than enough for a median, and for the compiler to warm up. */
const RUNS = 60;
const PASTES = 7;
/** Visits by a slow phone, of half a minute each. */
const VISITS = 3;
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

/** In the page: pastes as a reader does. */
const PASTE = `window.paste = (text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
};
window.frame = () => new Promise(requestAnimationFrame);
window.marked = async () => {
  while (!document.querySelector(".paper [data-a]")) await frame();
  // A message that is sent before a frame is drawn is heard after it.
  await new Promise((heard) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = heard;
    port2.postMessage(0);
  });
};`;

/** In the page, from its first moment: keeps the times of what a reader waits for and of what holds the page up. */
const WATCH = `window.seen = { shift: 0, tasks: [] };
const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
watch("paint", ({ name, startTime }) => (seen[name] = startTime));
watch("layout-shift", ({ hadRecentInput, value }) => (seen.shift += hadRecentInput ? 0 : value));
watch("longtask", ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
const until = (name, there) => {
  const look = () => (there() ? (seen[name] = performance.now()) : requestAnimationFrame(look));
  look();
};
until("box", () => document.getElementById("draft"));
until("program", () => document.querySelector("#app input[type=file]"));`;

/** Words that a text is repeated to. */
function lengthened(text, words) {
  const copies = Math.ceil(words / text.split(/\s+/).length);
  const all = `${text}\n\n`.repeat(copies).split(/(?<=\s)(?=\S)/);
  return all.slice(0, words).join("");
}

async function fresh(browser, scripts, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  for (const content of scripts) await page.addInitScript(content);
  return page;
}

/** Pastes into a fresh page, its worker ready; milliseconds until the frame with the marks is drawn. */
async function pasteToMarks(browser, text) {
  const page = await fresh(browser, [PASTE]);
  await page.goto(address);
  // Nothing on the page tells when the worker is ready; a reader's own search for the article is longer.
  await page.waitForTimeout(2000);
  const ms = await page.evaluate(async (text) => {
    const start = performance.now();
    paste(text);
    await marked();
    return performance.now() - start;
  }, text);
  await page.context().close();
  return ms;
}

/** Pastes a very long text, waits until all of it is there, and scrolls through it. */
async function measureLong(browser, text) {
  const page = await fresh(browser, [PASTE, WATCH]);
  await page.goto(address);
  await page.waitForTimeout(2000);
  const seen = await page.evaluate(async (text) => {
    const start = performance.now();
    paste(text);
    await marked();
    const first = performance.now() - start;
    while (document.querySelector(".app").dataset.state !== "done") await frame();
    const whole = performance.now() - start;
    const pane = document.querySelector(".text");
    for (let part = 0; part <= 50; part++) {
      pane.scrollTop = (pane.scrollHeight * part) / 50;
      await frame();
    }
    await new Promise((done) => setTimeout(done, 3000));
    const tasks = seen.tasks.filter(([at]) => at >= start).map(([, duration]) => duration);
    return { first, whole, longest: Math.max(0, ...tasks) };
  }, text);
  report("200,000 words, first marks on screen", seen.first);
  report("200,000 words, all there", seen.whole);
  report("200,000 words, longest task, scrolling too", seen.longest);
  await page.context().close();
}

/** Opens the page on a slow phone by Lighthouse's measures, and pastes as soon as the program is there. */
async function measureSlowPhone(browser, text) {
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
  const page = await fresh(browser, [PASTE, WATCH], phone);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const [downloadThroughput, uploadThroughput] = [1.6e6 / 8, 750e3 / 8];
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput, uploadThroughput });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.seen.program);
  const seen = await page.evaluate(async (text) => {
    const before = { ...window.seen, tasks: [...window.seen.tasks] };
    paste(text);
    await marked();
    return { ...before, read: performance.now() };
  }, text);
  await page.context().close();
  const blocked = seen.tasks.map(([, duration]) => duration - 50);
  return {
    "first contentful paint": seen["first-contentful-paint"],
    "the box takes input": Math.max(seen.box, seen["first-contentful-paint"]),
    "the program is there": seen.program,
    "total blocking time until then": blocked.reduce((sum, ms) => sum + ms, 0),
    "what is pasted then has its marks": seen.read,
    "layout shift (1/1000)": 1000 * seen.shift,
  };
}

const browser = await chromium.launch(config.use.launchOptions);
try {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  for (const text of texts) await measureWorker(browser, text);
  for (const [what, text] of [["article", texts[0]], ["5,000 words", lengthened(texts[0], 5000)]]) {
    const pastes = [];
    for (let i = 0; i < PASTES; i++) pastes.push(await pasteToMarks(browser, text));
    report(`${what}, paste to marks, median of ${PASTES} pages`, median(pastes));
  }
  await measureLong(browser, lengthened(texts[0], 200_000));
  const visits = [];
  for (let i = 0; i < VISITS; i++) visits.push(await measureSlowPhone(browser, texts[0]));
  console.log(`    on a slow phone (processor / 4, 1.6 Mbit/s, 150 ms there and back), median of ${VISITS} visits`);
  for (const what of Object.keys(visits[0])) report(`  ${what}`, median(visits.map((visit) => visit[what])));
} finally {
  await browser.close();
}
