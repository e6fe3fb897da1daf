// The same text produces the same document natively and in WebAssembly, for every available article.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { toCodePointOffsets } from "./support/offsets.js";
import { analyse, startWorker } from "./support/worker.js";

const PROGRAM = process.env.DATELINE_PROGRAM ?? "target/release/dateline";
const FOLDERS = ["dist/examples", "../shared/articles"].filter(existsSync);

/** Returns all articles: file name, text, and the publication date if an index has it. */
function articles() {
  return FOLDERS.flatMap((folder) => {
    const index = join(folder, "index.json");
    const dates = existsSync(index) ? JSON.parse(readFileSync(index, "utf8")) : [];
    const published = new Map(dates.map((entry) => [entry.file, entry.published ?? null]));
    return readdirSync(folder)
      .filter((file) => file.endsWith(".txt"))
      .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8"), published: published.get(file) ?? null }));
  });
}

/** Returns the command line's document for each text. */
function analyseNatively(lines) {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(PROGRAM, ["--lines"], { input, maxBuffer: 1 << 28 });
  expect(status, String(stderr)).toBe(0);
  return String(stdout).trim().split("\n").map((line) => JSON.parse(line));
}

test("produces the same annotations natively and in the browser", async ({ page }) => {
  expect(existsSync(PROGRAM), `${PROGRAM} is built`).toBe(true);
  const all = articles();
  expect(all.length).toBeGreaterThan(0);
  await page.goto("");
  await startWorker(page);
  const replies = [];
  for (const [id, { text, published }] of all.entries()) replies.push(await analyse(page, id, text, published));

  // The worker normalises a pasted text, so the command line gets the text that the worker returned.
  const nativeDocuments = analyseNatively(replies.map(({ text }, id) => ({ id: String(id), text, published: all[id].published ?? undefined })));
  for (const [id, { text, exploration }] of replies.entries()) {
    const wasm = { ...toCodePointOffsets(exploration, text), id: null, text: null };
    expect(JSON.stringify(wasm), all[id].file).toBe(JSON.stringify({ ...nativeDocuments[id], id: null, text: null }));
    expect(exploration.sentences.length, `${all[id].file} was read`).toBeGreaterThan(0);
  }
});
