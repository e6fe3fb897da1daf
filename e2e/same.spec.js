// The same text gives the same document natively and in WebAssembly, on every article there is.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { inCodePoints } from "./support/offsets.js";
import { ask, startWorker } from "./support/worker.js";

const PROGRAM = process.env.DATELINE_PROGRAM ?? "target/release/dateline";
const FOLDERS = ["dist/examples", "../shared/articles"].filter(existsSync);

/** All articles: file, text, and the publication date where an index has it. */
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

/** What the command line says of each text. */
function native(lines) {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(PROGRAM, ["--lines"], { input, maxBuffer: 1 << 28 });
  expect(status, String(stderr)).toBe(0);
  return String(stdout).trim().split("\n").map((line) => JSON.parse(line));
}

test("an article has the same annotations natively and in the browser", async ({ page }) => {
  expect(existsSync(PROGRAM), `${PROGRAM} is built`).toBe(true);
  const all = articles();
  expect(all.length).toBeGreaterThan(0);
  await page.goto("");
  await startWorker(page);
  const answers = [];
  for (const [id, { text, published }] of all.entries()) answers.push(await ask(page, id, text, published));

  // The worker tidies what was pasted: both must read the very same text.
  const said = native(answers.map(({ text }, id) => ({ id: String(id), text, published: all[id].published ?? undefined })));
  for (const [id, { text, exploration }] of answers.entries()) {
    const wasm = { ...inCodePoints(exploration, text), id: null, text: null };
    expect(JSON.stringify(wasm), all[id].file).toBe(JSON.stringify({ ...said[id], id: null, text: null }));
    expect(exploration.sentences.length, `${all[id].file} was read`).toBeGreaterThan(0);
  }
});
