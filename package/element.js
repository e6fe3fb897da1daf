// <dateline-article>: analyses the article inside it, marks its words in place without changing the site's elements,
// and lists the findings in a panel below, which is closed at first.
import { adoptMarkStyles, Marks } from "./marks.js";
import { Panel } from "./panel.js";
import { Reader } from "./reader.js";
import { extractText } from "./text.js";

/** The readers by folder of models: all articles of a page with the same folder share one. */
const readers = new Map();

/**
 * How long the article must stay unchanged before it is analysed, in milliseconds: the site may still be building it.
 * Set by hand.
 */
const DEBOUNCE_MS = 150;

export class DatelineArticle extends HTMLElement {
  static observedAttributes = ["published", "lang", "models", "lazy", "unmarked"];

  #exploration = null;
  #extracted = null;
  #marks = new Marks();
  #panel = new Panel(this.attachShadow({ mode: "open" }), {
    onOpen: () => this.#scheduleAnalysis(),
    onSelect: (spans, nth) => this.#select(spans, nth),
    onToggleMarks: (marked) => this.toggleAttribute("unmarked", !marked),
  });
  /** Schedules an analysis when the site changes the words. */
  #observer = new MutationObserver(() => this.#scheduleAnalysis());
  #timer = 0;
  /** The text and attributes of the last analysis, to skip one with the same input. */
  #lastInput = "";

  /** The result of the analysis; `null` until there is one. */
  get exploration() {
    return this.#exploration;
  }

  /** The text that the offsets refer to. */
  get text() {
    return this.#extracted?.text ?? "";
  }

  /** Returns the range of the page for a span of the exploration. */
  rangeOf(span) {
    if (!this.#extracted) throw new Error("The article has not been explored yet: wait for dateline-explored.");
    return this.#extracted.range(span);
  }

  connectedCallback() {
    adoptMarkStyles(this.getRootNode());
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.#scheduleAnalysis();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#marks.clear();
    // The marks are removed, so an element that is inserted again must be analysed again.
    this.#lastInput = "";
  }

  attributeChangedCallback(name) {
    if (name === "unmarked") this.#updateMarks();
    else if (this.isConnected) this.#scheduleAnalysis();
  }

  #scheduleAnalysis() {
    clearTimeout(this.#timer);
    if (this.hasAttribute("lazy") && !this.#panel.isOpen) return;
    this.#timer = setTimeout(() => this.#analyse(), DEBOUNCE_MS);
  }

  async #analyse() {
    const extracted = extractText(this);
    const published = this.getAttribute("published");
    const language = (this.closest("[lang]")?.lang || document.documentElement.lang).toLowerCase();
    const input = JSON.stringify([published, language, this.getAttribute("models"), extracted.text]);
    if (input === this.#lastInput || !extracted.text) return;
    this.#lastInput = input;
    this.#panel.setStatus("Reading …");
    try {
      if (language && language.split("-")[0] !== "en") {
        throw new Error(`Dateline reads English, and this article is marked as another language (${language}).`);
      }
      const { exploration, ...outline } = await this.#reader().outline(extracted.text, { published });
      // In the meantime the input has changed, or the element was removed.
      if (input !== this.#lastInput) return;
      this.#exploration = exploration;
      this.#extracted = extracted;
      this.#panel.show(exploration, outline);
      this.#updateMarks();
      this.#dispatch("dateline-explored", exploration);
    } catch (error) {
      if (input !== this.#lastInput) return;
      this.#exploration = null;
      this.#extracted = null;
      this.#marks.clear();
      this.#panel.showError(error.message);
      this.#dispatch("dateline-error", error);
    }
  }

  #reader() {
    const models = this.getAttribute("models") ?? undefined;
    if (!readers.has(models)) readers.set(models, new Reader({ models }));
    return readers.get(models);
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #updateMarks() {
    this.#panel.marked = !this.hasAttribute("unmarked");
    if (!this.#exploration) return;
    const layers = { person: [], org: [], place: [], other: [], quote: [], event: [] };
    if (this.#panel.marked && !FORCED_COLOURS.matches) {
      const { entities, quotes, events } = this.#exploration;
      for (const { kind, mentions } of entities) {
        // "He" and "the spokesman" are marked only when their entity is selected: all at once they would be too many.
        const names = mentions.filter(({ form }) => form === "name");
        layers[LAYER_OF_KIND[kind] ?? "other"].push(...names.map(({ span }) => span));
      }
      layers.quote = quotes.filter(({ act }) => act === "speech").flatMap(({ content }) => content);
      layers.event = events.filter(({ salience }) => salience >= 0.5).map(({ span }) => span);
    }
    for (const [name, spans] of Object.entries(layers)) {
      this.#marks.show(name, spans.map((span) => this.#extracted.range(span)));
    }
  }

  /** Highlights all places of an item and scrolls to the place with index `nth`. */
  #select(spans, nth) {
    const ranges = spans.map((span) => this.#extracted.range(span));
    this.#marks.select(ranges);
    if (ranges[nth]) scrollRangeIntoView(ranges[nth]);
  }
}

/**
 * With forced colours, browsers give every highlight the selection's colour, so only the selected item is highlighted.
 */
const FORCED_COLOURS = matchMedia("(forced-colors: active)");

/** The colour layer of each kind of entity; all other kinds use `other`. */
const LAYER_OF_KIND = { PERSON: "person", ORG: "org", GPE: "place", LOC: "place", FAC: "place" };

/** Scrolls the nearest scrollable ancestor of a range so that the range is in the middle. */
function scrollRangeIntoView(range) {
  let scroller = range.startContainer.parentElement;
  const isScrollable = (element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight;
  while (scroller && !isScrollable(scroller)) scroller = scroller.parentElement;
  const { top, height } = range.getBoundingClientRect();
  const page = document.scrollingElement;
  const scrollerBox = scroller && scroller !== page && scroller !== document.body ? scroller.getBoundingClientRect() : null;
  const middle = scrollerBox ? scrollerBox.top + scrollerBox.height / 2 : innerHeight / 2;
  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const scroll = { top: top + height / 2 - middle, behavior: reducedMotion ? "instant" : "smooth" };
  (scrollerBox ? scroller : page).scrollBy(scroll);
}

// A site may load the package twice, from two URLs: the first copy defines the element.
if (!customElements.get("dateline-article")) customElements.define("dateline-article", DatelineArticle);
