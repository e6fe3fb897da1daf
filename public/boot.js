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

// A paste before the program is there goes into the box, wherever it was made, and is read as soon as the program
// is: src/app/mod.rs looks for the mark. Whoever types into the box says when to read it. A page with an article in it
// has no box.
const draft = document.getElementById("draft");
addEventListener("paste", (event) => {
  if (!draft?.isConnected) return;
  const pasted = event.clipboardData?.getData("text/plain");
  if (!pasted) return;
  if (event.target !== draft) {
    event.preventDefault();
    draft.value = pasted;
  }
  draft.dataset.pasted = "";
});
draft?.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") delete draft.dataset.pasted;
});

start();
