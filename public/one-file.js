// Runs first in the page that is one file (written by xtask/src/standalone.rs): its parts stand in it as text, and
// are handed from here to boot.js and to the workers, which elsewhere fetch them.

// As it was before anything ran, for the copies that the page makes of itself.
const page = document.documentElement.cloneNode(true);
page.removeAttribute("data-theme");
page.querySelector("#given").textContent = "";

const part = (name) => document.querySelector(`[data-part="${name}"]`).textContent;

/** The bytes that a text in base64 stands for. */
function bytes(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** The same, inflated. */
async function inflated(text) {
  const packed = new Blob([bytes(text)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/** What a worker runs after its glue. Its models come out of its own text when they are asked for. */
const begin = `
${bytes}
${inflated}
globalThis.fetch = async (file) => new Response(bytes(models[file]));
inflated(program).then((module_or_path) => __wbg_init({ module_or_path })).catch((error) => {
  // So that the page hears of it.
  setTimeout(() => { throw error; });
});
}`;

/** The address of a worker that is made of the parts of this page. */
function worker(glue) {
  const name = glue.dataset.worker;
  const models = [...document.querySelectorAll(`[data-model-of="${name}"]`)];
  const entries = models.map((model) => `"${model.dataset.part}":"${model.textContent}",`);
  const program = `{ const program = "${part(`${name}_bg.wasm`)}";`;
  const text = [glue.textContent, program, "const models = {", ...entries, "};", begin];
  return URL.createObjectURL(new Blob(text, { type: "text/javascript" }));
}

globalThis.oneFile = {
  /** The page itself, without the article that is in it. */
  markup: () => `<!doctype html>\n${page.outerHTML}`,

  /** What starts the program, and its bytes. */
  async program() {
    if (!document.querySelector('[data-part="end"]')) throw new Error("its end is missing");
    for (const glue of document.querySelectorAll("[data-worker]")) {
      // Where src/app/parts.rs looks for it.
      document.documentElement.dataset[glue.dataset.worker] = worker(glue);
    }
    // The glue stands in a script of its own, which an old browser that can't read it does not run.
    if (!this.init) throw new SyntaxError("it can't read the program");
    return [this.init, await inflated(part("page_bg.wasm"))];
  },

  /** The same of the annex. */
  annex: async () => [globalThis.oneFile.annexInit, await inflated(part("annex_bg.wasm"))],
};
