// The library's entry point: reads a news article in the calling thread. A program has one engine, which is loaded on
// first use: from the disk in Node, and in a browser from the folder of this file. dateline.d.ts documents the
// functions and types.
import initWasm, { Engine, __wbg_reset_state as resetWasm } from "./engine.js";

const WASM_URL = new URL("./engine_bg.wasm", import.meta.url);
// In the order in which the engine's constructor expects them. Each URL is a literal, so that bundlers find the file.
const MODELS = {
  "words.bin": new URL("./models/words.bin", import.meta.url),
  "sentences.bin": new URL("./models/sentences.bin", import.meta.url),
  "syntax.bin": new URL("./models/syntax.bin", import.meta.url),
  "lemmatizer.bin": new URL("./models/lemmatizer.bin", import.meta.url),
  "gazetteer.bin": new URL("./models/gazetteer.bin", import.meta.url),
  "names.bin": new URL("./models/names.bin", import.meta.url),
  "events.bin": new URL("./models/events.bin", import.meta.url),
  "quotes.bin": new URL("./models/quotes.bin", import.meta.url),
  "lines.bin": new URL("./models/lines.bin", import.meta.url),
  "story.bin": new URL("./models/story.bin", import.meta.url),
};

/**
 * The promise of the engine. It is `null` after a failed load and after a trap, so that the next call creates an
 * engine.
 */
let enginePromise = null;
/** Whether the WebAssembly instance has trapped and must be reset. */
let trapped = false;
/** The folder of models from the options of `load`. */
let modelsFolder;

export async function load({ models } = {}) {
  await getEngine(models);
}

export async function explore(text, options = {}) {
  return callEngine("explore", text, options);
}

export async function outline(text, options = {}) {
  return callEngine("outline", text, options);
}

function getEngine(models) {
  if (!enginePromise && !trapped) modelsFolder = models;
  enginePromise ??= createEngine(modelsFolder).catch((error) => {
    enginePromise = null;
    throw error;
  });
  return enginePromise;
}

async function callEngine(method, text, { published, html, tokens }) {
  if (typeof text !== "string") throw new TypeError(`${method}: the text must be a string, not ${typeof text}.`);
  if (!["string", "undefined"].includes(typeof (published ?? undefined))) {
    throw new TypeError(`${method}: published must be a string, as "2015-10-15", not ${typeof published}.`);
  }
  const options = { published: published ?? null, html: Boolean(html), tokens: Boolean(tokens) };
  let promise, engine;
  do {
    promise = getEngine();
    engine = await promise;
    // Another text may have made this engine trap in the meantime.
  } while (promise !== enginePromise);
  try {
    return engine[method](text, options);
  } catch (error) {
    if (isEngineError(error)) throw error;
    trapped = true;
    enginePromise = null;
    throw new Error("Dateline's engine failed on this text, which is a bug in Dateline; the next text is read as usual.", {
      cause: error,
    });
  }
}

/**
 * Returns whether the engine itself reported the error. Any other error is a trap (a panic, or memory exhausted), after
 * which the WebAssembly instance can't be used further.
 */
function isEngineError(error) {
  return error.name === "Error";
}

/** Creates an engine. The WebAssembly program and all models are fetched in parallel. */
async function createEngine(folder) {
  if (typeof WebAssembly !== "object") {
    throw new Error("Dateline needs WebAssembly, and it is switched off here.");
  }
  const modelFiles = Promise.all((folder === undefined ? Object.values(MODELS) : modelUrlsIn(folder)).map(fetchBytes));
  // The `await` below reports a rejection. Without this handler, a rejection before that point would be unhandled.
  modelFiles.catch(() => {});
  if (trapped) resetWasm();
  else await startWasm();
  trapped = false;
  try {
    return new Engine(await modelFiles);
  } catch (error) {
    trapped = !isEngineError(error);
    throw error;
  }
}

async function startWasm() {
  try {
    // With a response, a browser compiles the program while it downloads.
    await initWasm({ module_or_path: await fetchResource(WASM_URL) });
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    const why = "it is too old, or the content-security policy lacks 'wasm-unsafe-eval' in script-src";
    throw new Error(`Dateline's program can't be compiled here: ${why} (${error.message}).`, { cause: error });
  }
}

/** Returns the URLs of the models in another folder, which have the same file names. */
function modelUrlsIn(folder) {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href ?? nodeModule("url").pathToFileURL("./");
  const folderUrl = new URL(String(folder).replace(/\/*$/, "/"), base);
  return Object.keys(MODELS).map((name) => new URL(name, folderUrl));
}

/** Returns the content of a file URL as bytes, and of any other URL as a response. */
async function fetchResource(url) {
  if (url.protocol === "file:") return nodeModule("fs/promises").readFile(url);
  const response = await fetch(url).catch((error) => {
    throw new Error(`${url} can't be fetched (${error.message}).`, { cause: error });
  });
  if (!response.ok) throw new Error(`${url} can't be fetched (status ${response.status}).`);
  return response;
}

async function fetchBytes(url) {
  const resource = await fetchResource(url);
  return resource instanceof Uint8Array ? resource : new Uint8Array(await resource.arrayBuffer());
}

/** Returns a built-in module of Node. An import would make bundlers for browsers fail. */
function nodeModule(name) {
  return globalThis.process.getBuiltinModule(`node:${name}`);
}
