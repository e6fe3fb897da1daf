// Starts the page: loads its program, shows how far that is, and says what to do where it fails. The tag that
// names the files is written by Trunk (see Trunk.toml).
const tag = document.querySelector("script[data-js]");
const starting = document.getElementById("starting");

function tell(text) {
  const notice = document.createElement("div");
  notice.className = "notice";
  const words = document.createElement("p");
  words.textContent = text;
  notice.append(words);
  document.querySelector(".notices").replaceChildren(notice);
  starting?.remove();
}

/** The program's bytes, with a word on the way for slow lines. */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const total = Number(response.headers.get("content-length"));
  if (!response.body || !total || response.headers.get("content-encoding")) return response;
  let done = 0;
  const counted = new TransformStream({
    transform(chunk, controller) {
      done += chunk.length;
      if (starting) starting.textContent = `Starting … ${Math.min(100, Math.round((100 * done) / total))} %`;
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counted), response);
}

/** What starts the program, and its bytes. A page that is one file has both in it (see one-file.js). */
async function program() {
  if (globalThis.oneFile) return globalThis.oneFile.program();
  const base = document.baseURI;
  const glue = await import(new URL(tag.dataset.js, base));
  return [glue.default, await fetched(new URL(tag.dataset.wasm, base))];
}

// What few visits need is a program of its own, started when it is first asked for (src/app/annex.rs).
let annex;
globalThis.startAnnex = () => {
  annex ??= (async () => {
    const [init, bytes] = globalThis.oneFile ? await globalThis.oneFile.annex() : [(await import(new URL("annex.js", tag.src))).default];
    await init(bytes && { module_or_path: bytes });
  })();
  // What failed for want of a network may be tried again.
  annex.catch(() => (annex = undefined));
  return annex;
};

async function start() {
  if (typeof WebAssembly !== "object") {
    return tell(
      "Dateline needs WebAssembly, and this browser has it switched off. Lockdown Mode and some security settings do that: allow it for this site, or use another browser.",
    );
  }
  try {
    const [init, bytes] = await program();
    await init({ module_or_path: bytes });
  } catch (error) {
    // What an old browser does not know it calls wrong in one of these ways.
    const old = [WebAssembly.CompileError, SyntaxError, ReferenceError].some((kind) => error instanceof kind);
    const advice = globalThis.oneFile
      ? "The file may be incomplete: get it once more."
      : "Check the connection and load the page again; what you typed stays in the box.";
    tell(
      old
        ? `This browser is too old for Dateline, or its content policy forbids WebAssembly (${error.message}). A current Firefox, Chrome, Edge or Safari will do.`
        : `Dateline could not be loaded (${error.message}). ${advice}`,
    );
    throw error;
  }
}

// A paste before the program is there is read as soon as the program is: src/app/mod.rs looks for the mark, which holds
// what was pasted, or nothing where that is what stands in the box. Whoever types into the box says when to read it, and
// what stands in it is never replaced. A page with an article in it has no box.
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

// What was typed when the page was left is in the tab's storage until it is back in the box; src/app/carried.rs does the
// same for the time after.
try {
  const name = `dateline.carried.draft ${location.pathname}`;
  const typed = draft && sessionStorage.getItem(name);
  if (typed) {
    sessionStorage.removeItem(name);
    draft.value = draft.value && draft.value !== typed ? `${typed}\n\n${draft.value}` : typed;
  }
  addEventListener("pagehide", () => {
    if (draft?.isConnected && draft.value.trim()) sessionStorage.setItem(name, draft.value);
  });
} catch {
  // Storage is refused: there is nothing in it.
}

/** Ends when a worker does, however it came to its end: the browser then lets go of the lock that the worker holds (src/worker.rs). */
globalThis.workerEnds = async (name) => {
  const request = (options) => navigator.locks.request(name, options, (lock) => lock !== null);
  // A worker that holds none can't be watched.
  if (await request({ ifAvailable: true })) return new Promise(() => {});
  await request({});
};

start();
