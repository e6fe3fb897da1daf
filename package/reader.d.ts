import type { Exploration, LoadOptions, Options, Outline } from "./dateline.js";

/**
 * The library in a worker, so that the page's own thread stays free. For browsers. The worker starts with the first
 * request. Requests are answered in order, and a failed one does not affect the others. If no worker can be created,
 * the page's thread reads.
 */
export class Reader {
  constructor(options?: LoadOptions);
  /** Loads the engine before the first text. */
  load(): Promise<void>;
  /** Like `explore` of `dateline`. */
  explore(text: string, options?: Options): Promise<Exploration>;
  /** Like `outline` of `dateline`. */
  outline(text: string, options?: Options): Promise<Outline>;
  /** Terminates the worker and rejects the pending requests. A later request starts another worker. */
  close(): void;
}
