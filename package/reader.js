// Reads in a worker, so that the page's thread stays free to scroll and type. If the browser refuses the worker (the
// package is on another origin, or the policy forbids it), the page's own thread reads: an article takes some
// milliseconds.

export class Reader {
  #models;
  #worker = null;
  /** The promise of the library on the page's thread, if no worker can be created. */
  #library = null;
  /** Whether a worker has ever answered. */
  #workerAnswered = false;
  #lastId = 0;
  /** The requests without an answer, by id. */
  #pending = new Map();

  constructor({ models } = {}) {
    // A worker resolves a relative URL against its own file, but the caller means the page.
    this.#models = models === undefined ? undefined : new URL(models, document.baseURI).href;
  }

  async load() {
    await this.#request("load");
  }

  explore(text, options = {}) {
    return this.#request("explore", text, options);
  }

  outline(text, options = {}) {
    return this.#request("outline", text, options);
  }

  close() {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#pending.values()) reject(new Error("The reader was closed."));
    this.#pending.clear();
  }

  #request(method, text, options) {
    return new Promise((resolve, reject) => {
      const request = { id: ++this.#lastId, method, text, options, models: this.#models };
      this.#pending.set(request.id, { request, resolve, reject });
      this.#dispatch(request);
    });
  }

  #dispatch(request) {
    if (!this.#library && !this.#worker) this.#startWorker();
    if (this.#library) this.#runOnPage(request);
    else this.#postToWorker(request);
  }

  #startWorker() {
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch {
      return this.#fallBackToPage();
    }
    this.#worker.onmessage = ({ data }) => {
      this.#workerAnswered = true;
      this.#settle(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#worker.terminate();
      this.#worker = null;
      if (this.#workerAnswered) {
        // The worker ended on the first pending text. Another worker reads the rest.
        const [id] = this.#pending.keys();
        this.#settle({ id, error: new Error("The analysis engine stopped unexpectedly. Try again with a shorter text.") });
      } else {
        // The worker could not be loaded.
        this.#fallBackToPage();
      }
      for (const { request } of this.#pending.values()) this.#dispatch(request);
    };
  }

  #fallBackToPage() {
    this.#library = import("./dateline.js");
  }

  #postToWorker(request) {
    try {
      this.#worker.postMessage(request);
    } catch (error) {
      // The structured clone failed, for example for a function in the options.
      this.#settle({ id: request.id, error });
    }
  }

  async #runOnPage({ id, method, text, options, models }) {
    try {
      const library = await this.#library;
      await library.load({ models });
      this.#settle({ id, value: method === "load" ? undefined : await library[method](text, options) });
    } catch (error) {
      this.#settle({ id, error });
    }
  }

  #settle({ id, value, error }) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(error);
    else pending?.resolve(value);
  }
}
