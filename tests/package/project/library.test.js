// The package in Node, installed from its tarball: it returns the same as the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { explore, load, outline } from "dateline";
import { toCodePointOffsets } from "./offsets.js";

const { DATELINE_PROGRAM: PROGRAM, DATELINE_EXAMPLES: EXAMPLES } = process.env;
const PACKAGE = "node_modules/dateline";
const examples = readdirSync(EXAMPLES).filter((file) => file.endsWith(".txt"));
const utf16Length = (character) => character.length;

/** Returns the command line's document for an input. */
function runCommandLine(input, ...options) {
  const { status, stdout, stderr } = spawnSync(PROGRAM, options, { input, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** Returns the package's document for a text, with offsets in the command line's unit. */
async function explorePackage(text, options) {
  const found = await explore(text, options);
  return toCodePointOffsets(found, found.text ?? text, utf16Length);
}

/** Returns the words at the given spans. */
const wordsAt = (text, spans) => spans.map((span) => text.slice(...span));

test("rejects a folder without models and loads on the next call", async () => {
  await assert.rejects(load({ models: "nowhere" }), /nowhere/);
  await load();
});

test("loads the models of another folder", () => {
  const script = `import { explore, load } from "dateline";
    await load({ models: ${JSON.stringify(join(PACKAGE, "models"))} });
    console.log((await explore("Ann Lee left.")).entities[0].name);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  assert.equal(stdout.trim(), "Ann Lee", stderr);
});

test("rejects a text on which the engine fails and reads the next", () => {
  // Makes the engine trap, as a panic or exhausted memory would, first with other texts pending.
  const script = `import { explore } from "dateline";
    import { Engine } from "./${PACKAGE}/engine.js";
    await explore("");
    const { explore: read } = Engine.prototype;
    Engine.prototype.explore = function (text, options) {
      if (text === "Poison.") throw new WebAssembly.RuntimeError("unreachable");
      return read.call(this, text, options);
    };
    const asked = ["Poison.", "Ann Lee left.", "Poison.", "Bo Diaz left."].map((text) => explore(text));
    for (const { value, reason } of await Promise.allSettled(asked)) {
      console.log(value?.entities[0].name ?? reason.message + " " + reason.cause.name);
    }
    await explore("Poison.").catch(() => {});
    // An unhandled rejection would have ended the program by now.
    await new Promise((resolve) => setTimeout(resolve));
    console.log((await explore("Carla Maas left.")).entities[0].name);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  const failed = /^Dateline's engine failed on this text.* RuntimeError$/;
  const [first, lee, third, diaz, maas] = stdout.split("\n");
  assert.equal(status, 0, stderr);
  assert.match(first, failed);
  assert.match(third, failed);
  assert.deepEqual([lee, diaz, maas], ["Ann Lee", "Bo Diaz", "Carla Maas"]);
});

test("uses the chosen models again when the engine restarts", () => {
  const script = `import { explore, load } from "dateline";
    import { Engine } from "./${PACKAGE}/engine.js";
    await load({ models: ${JSON.stringify(join(PACKAGE, "models"))} });
    const { explore: read } = Engine.prototype;
    Engine.prototype.explore = () => { throw new WebAssembly.RuntimeError("unreachable"); };
    await explore("One.").catch(() => {});
    Engine.prototype.explore = read;
    const { default: fs } = await import("node:fs/promises");
    const files = [];
    const { readFile } = fs;
    fs.readFile = (file) => (files.push(String(file)), readFile(file));
    console.log((await explore("Ann Lee left.")).entities[0].name, files.filter((file) => file.includes("${PACKAGE}")).length);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  assert.equal(stdout.trim(), "Ann Lee 10", stderr);
});

test("contains the licences and notices of everything in the package", () => {
  const notices = readFileSync(join(PACKAGE, "THIRD-PARTY-NOTICES.txt"), "utf8");
  for (const part of ["GeoNames", "Princeton", "\nserde-wasm-bindgen ", "MIT, as taken for:"]) assert.ok(notices.includes(part), part);
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) assert.ok(existsSync(join(PACKAGE, file)), file);
});

test("finds the examples", () => assert.ok(examples.length >= 3));

for (const file of examples) {
  test(`reads ${file} like the command line`, async () => {
    const text = readFileSync(join(EXAMPLES, file), "utf8");
    const options = { published: "2026-11-20", tokens: true };
    const expected = runCommandLine(text, "--published", options.published, "--tokens");
    assert.ok(expected.entities.length > 3 && expected.quotes.length > 3 && expected.timeline.length > 0);
    assert.equal(JSON.stringify(await explorePackage(text, options)), JSON.stringify(expected));
  });
}

test("counts offsets in UTF-16 code units", async () => {
  const text = "🙂 A 𝔅old start 👩‍👧. “We won’t pay for the 🚢,” Ana Duarte said on Monday.";
  const { entities, quotes, times } = await explore(text);
  assert.deepEqual(wordsAt(text, entities.find(({ kind }) => kind === "PERSON").mentions.map(({ span }) => span)), ["Ana Duarte"]);
  assert.deepEqual(wordsAt(text, quotes[0].content), ["“We won’t pay for the 🚢,”"]);
  assert.deepEqual(wordsAt(text, [quotes[0].source, quotes[0].cue]), ["Ana Duarte", "said"]);
  assert.deepEqual(wordsAt(text, times.map(({ span }) => span)), ["Monday"]);
  assert.equal(JSON.stringify(await explorePackage(text)), JSON.stringify(runCommandLine(text)));
});

test("reads a text with lone surrogates", async () => {
  const text = "\ud83d Ana Duarte, the mayor of Lisbon, resigned on Monday. \udc00";
  const { entities } = await explore(text);
  assert.deepEqual(wordsAt(text, [entities[0].mentions[0].span]), ["Ana Duarte"]);
});

test("resolves days against the day of publication", async () => {
  const text = "The harbour will reopen on Friday, said the mayor.";
  const dates = async (options) => {
    const { published, published_from: from, times } = await explore(text, options);
    return [published, from, times[0].value];
  };
  assert.deepEqual(await dates({ published: "2021-03-03" }), ["2021-03-03", "given", "2021-03-05"]);
  assert.deepEqual(await dates({ published: "2021-03-03T23:30:00-08:00" }), ["2021-03-03", "given", "2021-03-05"]);
  assert.deepEqual(await dates(), [null, null, "XXXX-WXX-5"]);
  assert.deepEqual(await dates({ published: null, html: undefined, tokens: undefined }), [null, null, "XXXX-WXX-5"]);
});

test("extracts the story of a web page, to which the offsets refer", async () => {
  const page = "<!doctype html><nav>Home</nav><article><h1>Mayor resigns</h1><p>Ana <b>Duarte</b> resigned &amp; left.</p></article>";
  const found = await explore(page, { html: true });
  assert.equal(found.text, "Mayor resigns\n\nAna Duarte resigned & left.");
  assert.deepEqual(wordsAt(found.text, [found.title]), ["Mayor resigns"]);
  assert.equal(found.entities.find(({ name }) => name === "Ana Duarte").kind, "PERSON");
  assert.equal(JSON.stringify(await explorePackage(page, { html: true })), JSON.stringify(runCommandLine(page)));
});

test("rejects unreadable input with a message", async () => {
  for (const [text, options, error] of [
    ["a ".repeat(9 << 20), {}, { name: "Error", message: /the text has 18 MiB, and at most 16 MiB are taken/ }],
    ["%PDF-1.7\0\x01\x02\x03\x04\x05", {}, { name: "Error", message: /this is not text/ }],
    ["A text.", { published: "yesterday" }, { name: "Error", message: /a day looks like 2015-10-15/ }],
    ["A text.", { published: "2015-02-30" }, { name: "Error", message: /a day looks like 2015-10-15/ }],
    ["<!doctype html><script>start()</script>", { html: true }, { name: "Error", message: /this web page has no text in it/ }],
    ["A text.", { published: "-009999-01-01" }, { name: "Error", message: /from the year 1 to 9999/ }],
    ["A text.", { published: new Date(0) }, { name: "TypeError", message: /published must be a string/ }],
    [undefined, {}, { name: "TypeError", message: /the text must be a string, not undefined/ }],
    [Buffer.from("A text."), {}, { name: "TypeError", message: /the text must be a string, not object/ }],
  ]) {
    await assert.rejects(explore(text, options), error);
    await assert.rejects(outline(text, options), error);
  }
  // The engine still works.
  assert.equal((await explore("Ana Duarte resigned.")).entities[0].name, "Ana Duarte");
});

test("returns an empty article for an empty text", async () => {
  const found = await explore("");
  assert.deepEqual(await explore("", { html: true }), { ...found, text: "" });
  assert.deepEqual([found.sentences, found.entities, found.quotes, found.timeline], [[], [], [], []]);
});

test("returns the same findings in the outline, in words", async () => {
  const text = readFileSync(join(EXAMPLES, "ferry-inquiry.txt"), "utf8");
  const { exploration, groups, speakers, timeline } = await outline(text);
  assert.equal(JSON.stringify(exploration), JSON.stringify(await explore(text)));
  const people = groups.find(({ layer }) => layer === "person").entities.map((id) => exploration.entities[id].name);
  assert.ok(people.includes("Mirjam Solheim"));
  const solheim = speakers.find(({ name }) => name === "Mirjam Solheim");
  assert.equal(exploration.entities[solheim.entity].name, "Mirjam Solheim");
  for (const { quote, words } of speakers.flatMap(({ quotes }) => quotes)) {
    assert.equal(words, wordsAt(text, exploration.quotes[quote].content).join(" … ").replace(/\s+/g, " "));
  }
  assert.ok(timeline.some(({ heading }) => heading) && timeline.every(({ label, events }) => label && events.length > 0));
});

test("runs the example", () => {
  const file = join(EXAMPLES, "ferry-inquiry.txt");
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(PACKAGE, "example.mjs"), file], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^People: .*Mirjam Solheim/m);
  assert.match(stdout, /^Ole Strand: “I want to know who knew, and when,”/m);
});

test("contains licences and documentation", () => {
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "models/README.md"]) {
    assert.ok(existsSync(join(PACKAGE, file)), file);
  }
});
