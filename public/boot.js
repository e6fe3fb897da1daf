// Starts the page: loads its program, shows the progress, and shows a notice if that fails. Trunk writes the script tag
// that names the files (see Trunk.toml).
const tag = document.querySelector("script[data-js]");
const progress = document.getElementById("starting");

function showNotice(text) {
  const notice = document.createElement("div");
  notice.className = "notice";
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  notice.append(paragraph);
  document.querySelector(".notices").replaceChildren(notice);
  progress?.remove();
}

/** Fetches the program and shows the progress, for slow connections. */
async function fetchWithProgress(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const total = Number(response.headers.get("content-length"));
  if (!response.body || !total || response.headers.get("content-encoding")) return response;
  let received = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.length;
      if (progress) progress.textContent = `Starting … ${Math.min(100, Math.round((100 * received) / total))} %`;
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), response);
}

/**
 * Returns the function that starts the program, and the program's bytes. The standalone page contains both
 * (one-file.js).
 */
async function loadProgram() {
  if (globalThis.oneFile) return globalThis.oneFile.loadProgram();
  const base = document.baseURI;
  const glue = await import(new URL(tag.dataset.js, base));
  return [glue.default, await fetchWithProgress(new URL(tag.dataset.wasm, base))];
}

// The panels, a second program for what few visits need. It is loaded on first use (src/panels_client.rs).
let panels;
globalThis.startPanels = () => {
  panels ??= (async () => {
    const [init, bytes] = globalThis.oneFile ? await globalThis.oneFile.loadPanels() : [(await import(new URL("panels.js", tag.src))).default];
    await init(bytes && { module_or_path: bytes });
  })();
  // If the load fails, for example without a network, the next call tries again.
  panels.catch(() => (panels = undefined));
  return panels;
};

async function start() {
  if (typeof WebAssembly !== "object") {
    return showNotice(
      "Dateline needs WebAssembly, which is switched off in this browser. Lockdown Mode and some security settings do that. Allow it for this site, or use another browser.",
    );
  }
  try {
    const [init, bytes] = await loadProgram();
    await init({ module_or_path: bytes });
  } catch (error) {
    // A browser that lacks a feature the program uses throws one of these errors.
    const unsupported = [WebAssembly.CompileError, SyntaxError, ReferenceError].some((kind) => error instanceof kind);
    const advice = globalThis.oneFile
      ? "The file may be incomplete: download it again."
      : "Check your connection and reload the page. Your typed text stays in the box.";
    showNotice(
      unsupported
        ? `This browser is too old for Dateline, or its content policy forbids WebAssembly (${error.message}). Use a current Firefox, Chrome, Edge or Safari.`
        : `Dateline could not be loaded (${error.message}). ${advice}`,
    );
    throw error;
  }
}

// A text that is pasted before the program has started is read when the program starts. src/lib.rs looks for the
// attribute data-pasted: it contains the pasted text, or is empty if that text is the content of the box. A reader who
// types into the box decides when it is read, and a paste outside the box never replaces its content. A page with an
// article has no box.
const draft = document.getElementById("draft");
addEventListener("paste", (event) => {
  const pasted = draft?.isConnected && event.clipboardData?.getData("text/plain");
  if (!pasted || (event.target === draft && draft.value.trim())) return;
  if (event.target !== draft) {
    event.preventDefault();
    if (draft.value.trim()) return (draft.dataset.pasted = pasted);
    draft.value = pasted;
  }
  draft.dataset.pasted = "";
});
draft?.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste" && !draft.dataset.pasted) delete draft.dataset.pasted;
});

// Saves the typed draft in session storage when the reader leaves the page, and restores it on the next load.
// src/reload_state.rs does the same once the program runs.
try {
  const key = `dateline.carried.draft ${location.pathname}`;
  const saved = draft && sessionStorage.getItem(key);
  if (saved) {
    sessionStorage.removeItem(key);
    draft.value = draft.value && draft.value !== saved ? `${saved}\n\n${draft.value}` : saved;
  }
  addEventListener("pagehide", () => {
    if (draft?.isConnected && draft.value.trim()) sessionStorage.setItem(key, draft.value);
  });
} catch {
  // Storage is blocked, so it contains no draft.
}

/**
 * Resolves when the worker of this name has ended for any reason: the browser then releases the lock that the worker
 * holds (crates/worker/src/main.rs).
 */
globalThis.workerEnds = async (name) => {
  const requestLock = (options) => navigator.locks.request(name, options, (lock) => lock !== null);
  // If the lock is free, the worker never acquired it, and its end can't be observed.
  if (await requestLock({ ifAvailable: true })) return new Promise(() => {});
  await requestLock({});
};

start();
