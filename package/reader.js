// Reads in a worker, so that the page stays free to scroll and type. Where there can be no worker (the package lies on
// another origin, the policy forbids it) it reads on the page's own thread: an article takes it some milliseconds.

export class Reader {
  #models;
  #worker = null;
  /** Set where no worker can be had: the library itself. */
  #here = null;
  /** Whether a worker has ever answered. */
  #heard = false;
  #asked = 0;
  /** What is asked and not yet answered, by number. */
  #waiting = new Map();

  constructor({ models } = {}) {
    // A worker's addresses are relative to its own file: this page's are meant.
    this.#models = models === undefined ? undefined : new URL(models, document.baseURI).href;
  }

  async load() {
    await this.#ask("load");
  }

  explore(text, options = {}) {
    return this.#ask("explore", text, options);
  }

  outline(text, options = {}) {
    return this.#ask("outline", text, options);
  }

  close() {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new Error("The reader was closed."));
    this.#waiting.clear();
  }

  #ask(act, text, options) {
    return new Promise((resolve, reject) => {
      const request = { id: ++this.#asked, act, text, options, models: this.#models };
      this.#waiting.set(request.id, { request, resolve, reject });
      this.#give(request);
    });
  }

  #give(request) {
    if (!this.#here && !this.#worker) this.#start();
    if (this.#here) this.#readHere(request);
    else this.#send(request);
  }

  #start() {
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch {
      return this.#stayHere();
    }
    this.#worker.onmessage = ({ data }) => {
      this.#heard = true;
      this.#answer(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#worker.terminate();
      this.#worker = null;
      if (this.#heard) {
        // It broke off over the first text that waits; another worker reads the others.
        const [id] = this.#waiting.keys();
        this.#answer({ id, error: new Error("The reading engine broke off. Try again, with a shorter text.") });
      } else {
        // None could be loaded.
        this.#stayHere();
      }
      for (const { request } of this.#waiting.values()) this.#give(request);
    };
  }

  #stayHere() {
    this.#here = import("./dateline.js");
  }

  #send(request) {
    try {
      this.#worker.postMessage(request);
    } catch (error) {
      // What can't be copied into a worker: a function among the options, say.
      this.#answer({ id: request.id, error });
    }
  }

  async #readHere({ id, act, text, options, models }) {
    try {
      const library = await this.#here;
      await library.load({ models });
      this.#answer({ id, value: act === "load" ? undefined : await library[act](text, options) });
    } catch (error) {
      this.#answer({ id, error });
    }
  }

  #answer({ id, value, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(error);
    else waiting?.resolve(value);
  }
}
