// Runs first in the standalone page (written by xtask/src/standalone.rs). The parts of that page are elements with
// text. This script passes them to boot.js and to the workers, which fetch them from files elsewhere.

// The document before any script has changed it, from which the page makes copies of itself.
const pristine = document.documentElement.cloneNode(true);
pristine.removeAttribute("data-theme");
pristine.querySelector("#given").textContent = "";

const partText = (name) => document.querySelector(`[data-part="${name}"]`).textContent;

/** Decodes base64 into bytes. */
function decodeBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Decodes base64 and inflates the result. */
async function inflateBase64(text) {
  const deflated = new Blob([decodeBase64(text)]).stream();
  return new Response(deflated.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/** What a worker runs after its wasm-bindgen glue. `fetch` returns the models, which are in the worker's own source. */
const workerBootstrap = `
${decodeBase64}
${inflateBase64}
globalThis.fetch = async (file) => new Response(decodeBase64(models[file]));
inflateBase64(program).then((module_or_path) => __wbg_init({ module_or_path })).catch((error) => {
  // Thrown from a timer, so that the page gets an error event.
  setTimeout(() => { throw error; });
});
}`;

/** Builds a worker from the parts of this page and returns its blob URL. */
function createWorkerUrl(glue) {
  const name = glue.dataset.worker;
  const models = [...document.querySelectorAll(`[data-model-of="${name}"]`)];
  const entries = models.map((model) => `"${model.dataset.part}":"${model.textContent}",`);
  const program = `{ const program = "${partText(`${name}_bg.wasm`)}";`;
  const source = [glue.textContent, program, "const models = {", ...entries, "};", workerBootstrap];
  return URL.createObjectURL(new Blob(source, { type: "text/javascript" }));
}

globalThis.oneFile = {
  /** Returns the markup of the page without the article in it. */
  markup: () => `<!doctype html>\n${pristine.outerHTML}`,

  /** Returns the function that starts the page's program, and the program's bytes. */
  async loadProgram() {
    if (!document.querySelector('[data-part="end"]')) throw new Error("its end is missing");
    for (const glue of document.querySelectorAll("[data-worker]")) {
      // src/asset_urls.rs reads the URL of a worker from this attribute.
      document.documentElement.dataset[glue.dataset.worker] = createWorkerUrl(glue);
    }
    // The glue is a script of its own, which sets `init`. A browser that is too old to parse that script does not run
    // it.
    if (!this.init) throw new SyntaxError("it can't read the program");
    return [this.init, await inflateBase64(partText("page_bg.wasm"))];
  },

  /** Returns the same for the panels program. */
  loadPanels: async () => [globalThis.oneFile.panelsInit, await inflateBase64(partText("panels_bg.wasm"))],
};
