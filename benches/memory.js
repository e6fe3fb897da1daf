// How much memory a tab takes at its peak while it reads a long text, above a tab with nothing in it: Chromium without a
// window, on Linux. `node benches/memory.js ADDRESS MEGABYTES…`; `cargo xtask complexity --tab` runs it.
import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "playwright-core";
import config from "../playwright.config.js";

const [address, ...sizes] = process.argv.slice(2);

/** Paragraphs of the page's own examples in an order that looks random and is always the same. */
function prose(bytes) {
  const files = readdirSync("examples").map((file) => readFileSync(`examples/${file}`, "utf8"));
  const paragraphs = files.flatMap((text) => text.split("\n\n")).filter((paragraph) => paragraph.length > 80);
  const text = [];
  for (let size = 0, state = 1; size < bytes; ) {
    state = (state * 48271) % 0x7fffffff;
    const paragraph = paragraphs[state % paragraphs.length].trim();
    text.push(paragraph);
    size += Buffer.byteLength(paragraph) + 2;
  }
  return text.join("\n\n");
}

/** The processes of a browser's tabs, and the most memory that each has held, in MB. */
function tabs(browserProcess) {
  const found = new Map();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--type=renderer")) continue;
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      const field = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))[1]);
      if (descends(id, browserProcess)) found.set(id, field("VmHWM") / 1024);
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

function descends(id, ancestor) {
  for (let at = Number(id); at > 1; ) {
    if (at === ancestor) return true;
    at = Number(readFileSync(`/proc/${at}/status`, "utf8").match(/^PPid:\s+(\d+)/m)[1]);
  }
  return false;
}

/** Opens the page in a browser of its own, pastes, and gives the peak of its tab in MB, the seconds, and the outcome. */
async function measure(text) {
  const server = await chromium.launchServer(config.use.launchOptions);
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator("#app input[type=file]").waitFor({ state: "attached" });
    // The engine warms up while nobody asks: with nothing in it a tab is as large as it gets only then.
    await page.waitForTimeout(5000);
    const start = Date.now();
    let outcome = "";
    if (text) {
      await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, text);
      const state = () => page.evaluate(() => document.querySelector(".app")?.dataset.state);
      // The state is "working" until all is there, and "inviting" again after a failure.
      do await page.waitForTimeout(500);
      while ((await state()) === "working");
      outcome = await state();
      // What is built in slices after the answer.
      await page.waitForTimeout(3000);
    }
    return { peak: Math.max(...tabs(server.process().pid).values()), seconds: (Date.now() - start) / 1000, outcome };
  } finally {
    await server.close();
  }
}

const empty = await measure("");
console.log(`    a tab with nothing in it: ${empty.peak.toFixed(0)} MB`);
for (const size of sizes) {
  const { peak, seconds, outcome } = await measure(prose(Number(size) * 1e6));
  const above = (peak - empty.peak).toFixed(0).padStart(6);
  console.log(`    ${size.padStart(4)} MB of prose: ${above} MB above that, ${seconds.toFixed(0)} s, ${outcome}`);
}
