// <dateline-article>: explores the article that a site puts inside it. The words stay as they are, marked where they
// stand; what was found is listed in a panel below, closed at first.
import { dress, Marks } from "./marks.js";
import { Panel } from "./panel.js";
import { Reader } from "./reader.js";
import { gather } from "./text.js";

/** The reader of each folder of models: the articles of a page share one. */
const readers = new Map();

/** How long nothing may change before the article is read again: a site may still be putting it together. */
const REST = 150;

export class DatelineArticle extends HTMLElement {
  static observedAttributes = ["published", "lang", "models", "lazy", "unmarked"];

  #exploration = null;
  #gathered = null;
  #marks = new Marks();
  #panel = new Panel(this.attachShadow({ mode: "open" }), {
    open: () => this.#due(),
    choose: (spans, nth) => this.#choose(spans, nth),
    mark: (marked) => this.toggleAttribute("unmarked", !marked),
  });
  /** Hears when the site changes the words. */
  #changes = new MutationObserver(() => this.#due());
  #timer = 0;
  /** What was read last, and with what: the same is not read twice. */
  #read = "";

  /** What was found; `null` until then. */
  get exploration() {
    return this.#exploration;
  }

  /** The text that the offsets point into. */
  get text() {
    return this.#gathered?.text ?? "";
  }

  /** The stretch of the page that a span of the exploration is. */
  rangeOf(span) {
    if (!this.#gathered) throw new Error("The article has not been explored yet: wait for dateline-explored.");
    return this.#gathered.range(span);
  }

  connectedCallback() {
    dress(this.getRootNode());
    this.#changes.observe(this, { childList: true, characterData: true, subtree: true });
    this.#due();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#changes.disconnect();
    this.#marks.clear();
    // Put in again, it is read again: its marks are gone.
    this.#read = "";
  }

  attributeChangedCallback(name) {
    if (name === "unmarked") this.#mark();
    else if (this.isConnected) this.#due();
  }

  #due() {
    clearTimeout(this.#timer);
    if (this.hasAttribute("lazy") && !this.#panel.isOpen) return;
    this.#timer = setTimeout(() => this.#explore(), REST);
  }

  async #explore() {
    const gathered = gather(this);
    const published = this.getAttribute("published");
    const language = (this.closest("[lang]")?.lang || document.documentElement.lang).toLowerCase();
    const wanted = JSON.stringify([published, language, this.getAttribute("models"), gathered.text]);
    if (wanted === this.#read || !gathered.text) return;
    this.#read = wanted;
    this.#panel.say("Reading …");
    try {
      if (language && language.split("-")[0] !== "en") {
        throw new Error(`Dateline reads English, and this article is marked as another language (${language}).`);
      }
      const { exploration, ...outline } = await this.#reader().outline(gathered.text, { published });
      // Another text has been put in its place, or none.
      if (wanted !== this.#read) return;
      this.#exploration = exploration;
      this.#gathered = gathered;
      this.#panel.show(exploration, outline);
      this.#mark();
      this.#tell("dateline-explored", exploration);
    } catch (error) {
      if (wanted !== this.#read) return;
      this.#exploration = null;
      this.#gathered = null;
      this.#marks.clear();
      this.#panel.fail(error.message);
      this.#tell("dateline-error", error);
    }
  }

  #reader() {
    const models = this.getAttribute("models") ?? undefined;
    if (!readers.has(models)) readers.set(models, new Reader({ models }));
    return readers.get(models);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #mark() {
    this.#panel.marked = !this.hasAttribute("unmarked");
    if (!this.#exploration) return;
    const layers = { person: [], org: [], place: [], other: [], quote: [], event: [] };
    if (this.#panel.marked && !FORCED.matches) {
      const { entities, quotes, events } = this.#exploration;
      for (const { kind, mentions } of entities) {
        // "He" and "the spokesman" are marked when they are chosen; all at once they would be too many.
        const names = mentions.filter(({ form }) => form === "name");
        layers[LAYERS[kind] ?? "other"].push(...names.map(({ span }) => span));
      }
      layers.quote = quotes.filter(({ act }) => act === "speech").flatMap(({ content }) => content);
      layers.event = events.filter(({ salience }) => salience >= 0.5).map(({ span }) => span);
    }
    for (const [name, spans] of Object.entries(layers)) {
      this.#marks.show(name, spans.map((span) => this.#gathered.range(span)));
    }
  }

  /** Lights all places of an item and scrolls to one of them. */
  #choose(spans, nth) {
    const ranges = spans.map((span) => this.#gathered.range(span));
    this.#marks.choose(ranges);
    if (ranges[nth]) bringIntoView(ranges[nth]);
  }
}

/** With colours of the reader's own, browsers give every highlight the one of a selection: only what is chosen has it. */
const FORCED = matchMedia("(forced-colors: active)");

/** The colour of each kind of entity. */
const LAYERS = { PERSON: "person", ORG: "org", GPE: "place", LOC: "place", FAC: "place" };

/** Scrolls what scrolls around a range until the range stands in the middle. */
function bringIntoView(range) {
  let scroller = range.startContainer.parentElement;
  const scrolls = (element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight;
  while (scroller && !scrolls(scroller)) scroller = scroller.parentElement;
  const { top, height } = range.getBoundingClientRect();
  const page = document.scrollingElement;
  const frame = scroller && scroller !== page && scroller !== document.body ? scroller.getBoundingClientRect() : null;
  const middle = frame ? frame.top + frame.height / 2 : innerHeight / 2;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const by = { top: top + height / 2 - middle, behavior: calm ? "instant" : "smooth" };
  (frame ? scroller : page).scrollBy(by);
}

// A site may come to load the package twice, from two addresses: the first has the name.
if (!customElements.get("dateline-article")) customElements.define("dateline-article", DatelineArticle);
