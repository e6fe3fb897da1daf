import type { Exploration, LoadOptions, Options, Outline } from "./dateline.js";

/**
 * The library in a worker, so that the page's own thread stays free. The worker starts with the first question; questions
 * are answered in their order, and one that fails costs no other. Where no worker can be had it reads on the page's thread. For browsers.
 */
export class Reader {
  constructor(options?: LoadOptions);
  /** Loads the engine ahead of the first text. */
  load(): Promise<void>;
  /** As `explore` of `dateline`. */
  explore(text: string, options?: Options): Promise<Exploration>;
  /** As `outline` of `dateline`. */
  outline(text: string, options?: Options): Promise<Outline>;
  /** Ends the worker; what waits for an answer gets an error. A later question starts another. */
  close(): void;
}
