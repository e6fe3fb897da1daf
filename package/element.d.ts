import type { Exploration, Span } from "./dateline.js";

/**
 * `<dateline-article>`, defined by importing this file in a browser. It explores the article inside it, marks its words
 * where they stand and lists what was found in a panel below. The article's own elements are never changed.
 *
 * Attributes:
 * - `published`: the day of publication, as `2015-10-15`.
 * - `lang`, its own or of what it stands in: another language than English is not read.
 * - `models`: a folder of models in place of the package's own.
 * - `lazy`: nothing is loaded before the panel is opened.
 * - `unmarked`: the words are not marked; the panel's switch sets it.
 *
 * Parts, for `::part()`: `panel`, `summary`, `counts`, `body`, `names`, `quotes`, `timeline`, `heading`, `item`, `error`.
 * Colours, as custom properties: `--dateline-person`, `--dateline-org`, `--dateline-place`, `--dateline-other`,
 * `--dateline-chosen`. They follow the site's `color-scheme`.
 */
export class DatelineArticle extends HTMLElement {
  /** What was found; `null` until `dateline-explored`. */
  readonly exploration: Exploration | null;
  /** The article's words as one text, into which the offsets point. */
  readonly text: string;
  /** The stretch of the page that a span of the exploration is. */
  rangeOf(span: Span): Range;
}

declare global {
  interface HTMLElementTagNameMap {
    "dateline-article": DatelineArticle;
  }
  interface HTMLElementEventMap {
    /** The article has been read, or read again after it changed. Bubbles. */
    "dateline-explored": CustomEvent<Exploration>;
    /** It could not be read; the panel says why. Bubbles. */
    "dateline-error": CustomEvent<Error>;
  }
}
