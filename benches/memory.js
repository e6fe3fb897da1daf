// Measures the peak memory of a tab that reads a long text, above the peak of an empty tab, in headless Chromium on
// Linux. Usage: `node benches/memory.js ADDRESS MEGABYTES…`. `cargo xtask complexity --tab` runs this script.
import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "playwright-core";
import config from "../playwright.config.js";

const [address, ...sizes] = process.argv.slice(2);

/** Returns paragraphs of the page's examples in a pseudo-random order, which is the same in every run. */
function makeProse(bytes) {
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

/** Returns the renderer processes of a browser by id, with the peak memory of each in MB. */
function rendererPeaks(browserProcess) {
  const found = new Map();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--type=renderer")) continue;
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      const field = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))[1]);
      if (isDescendant(id, browserProcess)) found.set(id, field("VmHWM") / 1024);
    } catch {
      // The process has ended in the meantime.
    }
  }
  return found;
}

function isDescendant(id, ancestor) {
  for (let pid = Number(id); pid > 1; ) {
    if (pid === ancestor) return true;
    pid = Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^PPid:\s+(\d+)/m)[1]);
  }
  return false;
}

/**
 * Opens the page in a new browser and pastes a text. Returns the tab's peak memory in MB, the seconds, and the outcome.
 */
async function measure(text) {
  const server = await chromium.launchServer(config.use.launchOptions);
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator("#app input[type=file]").waitFor({ state: "attached" });
    // The engine warms up while it has no request. An empty tab reaches its peak only after that.
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
      // The state is "working" until the result is complete, and "inviting" again after a failure.
      do await page.waitForTimeout(500);
      while ((await state()) === "working");
      outcome = await state();
      // The page builds parts of the result in slices after the reply.
      await page.waitForTimeout(3000);
    }
    return { peak: Math.max(...rendererPeaks(server.process().pid).values()), seconds: (Date.now() - start) / 1000, outcome };
  } finally {
    await server.close();
  }
}

const empty = await measure("");
console.log(`    an empty tab: ${empty.peak.toFixed(0)} MB`);
for (const size of sizes) {
  const { peak, seconds, outcome } = await measure(makeProse(Number(size) * 1e6));
  const above = (peak - empty.peak).toFixed(0).padStart(6);
  console.log(`    ${size.padStart(4)} MB of prose: ${above} MB above that, ${seconds.toFixed(0)} s, ${outcome}`);
}
