// Dateline as a library: who, what, when, where, and who said so, read off a news article in the program that asks.
// One engine a program, loaded when it is first needed: `explore` waits for it. In Node it comes from the disk, in a
// browser from beside this file. Types and meanings are in dateline.d.ts.
import start, { Engine, __wbg_reset_state as restart } from "./engine.js";

const PROGRAM = new URL("./engine_bg.wasm", import.meta.url);
// In the order in which the engine takes them; each address written out, so that bundlers see it.
const MODELS = {
  "words.bin": new URL("./models/words.bin", import.meta.url),
  "sentences.bin": new URL("./models/sentences.bin", import.meta.url),
  "syntax.bin": new URL("./models/syntax.bin", import.meta.url),
  "lemmatizer.bin": new URL("./models/lemmatizer.bin", import.meta.url),
  "gazetteer.bin": new URL("./models/gazetteer.bin", import.meta.url),
  "names.bin": new URL("./models/names.bin", import.meta.url),
  "events.bin": new URL("./models/events.bin", import.meta.url),
  "quotes.bin": new URL("./models/quotes.bin", import.meta.url),
};

/** The promise of the engine; of one that could not be had, or broke off, nothing is kept, so that the next text gets another. */
let engine = null;
/** Whether the program has trapped, and has to start anew. */
let trapped = false;
/** The folder of models that was asked for. */
let from;

export async function load({ models } = {}) {
  await ready(models);
}

export async function explore(text, options = {}) {
  return ask("explore", text, options);
}

export async function outline(text, options = {}) {
  return ask("outline", text, options);
}

function ready(models) {
  if (!engine && !trapped) from = models;
  engine ??= made(from).catch((error) => {
    engine = null;
    throw error;
  });
  return engine;
}

async function ask(what, text, { published, html, tokens }) {
  if (typeof text !== "string") throw new TypeError(`${what}: the text must be a string, not ${typeof text}.`);
  if (!["string", "undefined"].includes(typeof (published ?? undefined))) {
    throw new TypeError(`${what}: published must be a string, as "2015-10-15", not ${typeof published}.`);
  }
  const asked = { published: published ?? null, html: Boolean(html), tokens: Boolean(tokens) };
  let loading, reader;
  do {
    loading = ready();
    reader = await loading;
    // Another text may have ended this engine meanwhile.
  } while (loading !== engine);
  try {
    return reader[what](text, asked);
  } catch (error) {
    if (isPlain(error)) throw error;
    trapped = true;
    engine = null;
    throw new Error("Dateline's engine failed on this text, which is a bug of Dateline's; the next text is read as usual.", {
      cause: error,
    });
  }
}

/** Whether it is the engine that says so. A trap (a fault, no memory left) is another error, and leaves it in no state to go on. */
function isPlain(error) {
  return error.name === "Error";
}

/** The engine, its program and models fetched all at once. */
async function made(folder) {
  if (typeof WebAssembly !== "object") {
    throw new Error("Dateline needs WebAssembly, and it is switched off here.");
  }
  const files = Promise.all((folder === undefined ? Object.values(MODELS) : inFolder(folder)).map(bytes));
  // Told below, where it is waited for: the program may fail first.
  files.catch(() => {});
  if (trapped) restart();
  else await begin();
  trapped = false;
  try {
    return new Engine(await files);
  } catch (error) {
    trapped = !isPlain(error);
    throw error;
  }
}

async function begin() {
  try {
    // A browser compiles while it receives.
    await start({ module_or_path: await received(PROGRAM) });
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    const why = "it is too old, or the content-security policy lacks 'wasm-unsafe-eval' in script-src";
    throw new Error(`Dateline's program can't be compiled here: ${why} (${error.message}).`, { cause: error });
  }
}

/** The models of another folder, by the same names. */
function inFolder(folder) {
  const here = globalThis.document?.baseURI ?? globalThis.location?.href ?? node("url").pathToFileURL("./");
  const base = new URL(String(folder).replace(/\/*$/, "/"), here);
  return Object.keys(MODELS).map((name) => new URL(name, base));
}

/** What lies at an address: the bytes of a file, or the response of a host. */
async function received(url) {
  if (url.protocol === "file:") return node("fs/promises").readFile(url);
  const response = await fetch(url).catch((error) => {
    throw new Error(`${url} can't be fetched (${error.message}).`, { cause: error });
  });
  if (!response.ok) throw new Error(`${url} can't be fetched (status ${response.status}).`);
  return response;
}

async function bytes(url) {
  const there = await received(url);
  return there instanceof Uint8Array ? there : new Uint8Array(await there.arrayBuffer());
}

/** A module of Node's, asked for in a way that a bundler for browsers does not stumble over. */
function node(name) {
  return globalThis.process.getBuiltinModule(`node:${name}`);
}
