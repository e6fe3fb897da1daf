import type { Exploration, Span } from "./dateline.js";

/**
 * `<dateline-article>`, which the import of this file defines in a browser. It analyses the article inside it, marks
 * the words in place and lists the findings in a panel below. It never changes the article's own elements.
 *
 * Attributes:
 * - `published`: the day of publication, as `2015-10-15`.
 * - `lang`, on the element or an ancestor: an article in another language than English is not read.
 * - `models`: a folder of models that replaces the package's own.
 * - `lazy`: loads nothing until the panel is opened.
 * - `unmarked`: does not mark the words. The switch in the panel sets this attribute.
 *
 * Parts, for `::part()`: `panel`, `summary`, `counts`, `body`, `names`, `quotes`, `timeline`, `heading`, `item`,
 * `error`.
 *
 * Colours, as custom properties: `--dateline-person`, `--dateline-org`, `--dateline-place`, `--dateline-other`,
 * `--dateline-chosen`. They follow the site's `color-scheme`.
 */
export class DatelineArticle extends HTMLElement {
  /** The findings; `null` until `dateline-explored`. */
  readonly exploration: Exploration | null;
  /** The article's text, to which the offsets refer. */
  readonly text: string;
  /** Returns the range of the page for a span of the exploration. */
  rangeOf(span: Span): Range;
}

declare global {
  interface HTMLElementTagNameMap {
    "dateline-article": DatelineArticle;
  }
  interface HTMLElementEventMap {
    /** The article has been read, for the first time or after a change. Bubbles. */
    "dateline-explored": CustomEvent<Exploration>;
    /** The article could not be read. The panel shows the reason. Bubbles. */
    "dateline-error": CustomEvent<Error>;
  }
}
