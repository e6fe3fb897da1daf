// The panel of <dateline-article>: who and where, who said what, what happened when. It stands in a shadow tree, takes
// type and colour from the site, and tells what was chosen. Everything is built of text nodes: no word becomes markup.
import { STYLE } from "./style.js";

let sheet = null;

/** An element with its attributes and children; a string among them is a text node. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

export class Panel {
  #details;
  #counts = make("span", { class: "counts", part: "counts" });
  #body = make("div", { class: "body", part: "body" });
  #place = make("p", { class: "where", role: "status" });
  #marked = make("input", { type: "checkbox" });
  #heard;
  /** The chosen item: its button, its places, and at which of them the page stands. */
  #chosen = null;

  constructor(root, heard) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    this.#heard = heard;
    this.#marked.checked = true;
    const summary = make("summary", { part: "summary" }, make("span", { class: "title" }, "In this article"), this.#counts);
    this.#details = make("details", { part: "panel" }, summary, this.#body);
    root.append(make("slot"), this.#details);
    this.#details.addEventListener("toggle", () => this.isOpen && heard.open());
    this.#details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#chosen) return;
      event.stopPropagation();
      this.#release();
    });
    this.#marked.addEventListener("change", () => heard.mark(this.#marked.checked));
  }

  get isOpen() {
    return this.#details.open;
  }

  get marked() {
    return this.#marked.checked;
  }

  set marked(marked) {
    this.#marked.checked = marked;
  }

  /** A word in place of the counts. */
  say(word) {
    this.#counts.textContent = word;
  }

  fail(message) {
    this.#release();
    this.say("could not be read");
    this.#body.replaceChildren(make("p", { class: "note", part: "error" }, message));
  }

  show(exploration, outline) {
    this.#release();
    const { entities, quotes } = exploration;
    const named = outline.groups.reduce((sum, group) => sum + group.entities.length, 0);
    const said = outline.speakers.reduce((sum, speaker) => sum + speaker.quotes.length, 0);
    const happened = [...outline.timeline, { events: outline.undated }].reduce((sum, { events }) => sum + events.length, 0);
    this.say(
      [counted(named, "name", "names"), counted(said, "quote", "quotes"), counted(happened, "event", "events")].join(" · "),
    );
    const sections = [
      section("Who and where", "names", outline.groups.map((group) => this.#group(group, entities))),
      section("Who said what", "quotes", outline.speakers.map((speaker) => this.#speaker(speaker, entities, quotes))),
      section("What happened when", "timeline", this.#timeline(outline, exploration)),
    ].filter(Boolean);
    const unlike = exploration.language === null ? "This does not read like English: most will be missing or wrong. " : "";
    const empty = sections.length === 0 ? "Nobody is named, nobody is quoted, and no event is told. " : "";
    const note = `${unlike}${empty}Found by Dateline in this browser: a machine’s reading, and it can be wrong.`;
    this.#body.replaceChildren(
      make("div", { class: "sections" }, ...sections),
      make(
        "div",
        { class: "foot" },
        make("label", {}, this.#marked, "Mark them in the article"),
        this.#place,
        make("p", { class: "note" }, note),
      ),
    );
  }

  #group({ name, layer, entities: ids }, entities) {
    const item = (id) => {
      const { name, roles, mentions } = entities[id];
      const spans = mentions.map(({ span }) => span);
      // A name's first place is where it is a name: "the mayor" before it says less.
      const first = Math.max(0, mentions.findIndex(({ form }) => form === "name"));
      const count = make("span", { class: "count" }, String(spans.length));
      const button = this.#item(name, spans, first, make("span", { class: `name ${layer}` }, name), " ", count);
      if (roles.length > 0) button.title = roles.join(", ");
      return make("li", {}, button);
    };
    return make("div", { class: "group" }, make("h4", {}, name), make("ul", { class: "chips" }, ...ids.map(item)));
  }

  #speaker({ entity, name, share, quotes: said }, entities, quotes) {
    const kind = entity === null ? null : entities[entity].kind;
    const layer = { PERSON: "person", ORG: "org", GPE: "place", LOC: "place", FAC: "place" }[kind] ?? "other";
    const who = make("span", name === null ? { class: "nobody" } : { class: `name ${layer}` }, name ?? "Nobody named");
    const item = ({ quote, words }) =>
      make("li", {}, this.#item(`the words of ${name ?? "nobody named"}`, quotes[quote].content, 0, words));
    const head = make("h4", {}, who, make("span", { class: "count" }, `${share} % of the words quoted`));
    return make("div", { class: "group" }, head, make("ul", { class: "said" }, ...said.map(item)));
  }

  #timeline({ timeline, undated }, { events }) {
    const item = ({ event, summary, notes, because }) => {
      const button = this.#item(summary, [events[event].span], 0, summary);
      if (notes.length > 0) button.append(" ", make("span", { class: "notes" }, notes.join(", ")));
      if (because) button.title = `Dated ${because}`;
      return make("li", {}, button);
    };
    const entry = ({ label, date, events }) =>
      make("li", { class: "entry" }, make("time", dateTime(date), label), make("ul", {}, ...events.map(item)));
    const parts = [];
    for (const dated of timeline) {
      if (dated.heading) parts.push(make("h4", {}, dated.heading));
      if (dated.heading || parts.length === 0) parts.push(make("ol", { class: "entries" }));
      parts.at(-1).append(entry(dated));
    }
    if (undated.length > 0) parts.push(make("h4", {}, "Undated"), make("ul", { class: "undated" }, ...undated.map(item)));
    return parts;
  }

  /** A button that leads to its places in the article, one after the other. */
  #item(name, spans, first, ...children) {
    const button = make("button", { type: "button", part: "item", "aria-pressed": "false" }, ...children);
    button.addEventListener("click", () => {
      const again = this.#chosen?.button === button;
      const nth = again ? (this.#chosen.nth + 1) % spans.length : first;
      if (!again) this.#release();
      this.#chosen = { button, nth };
      button.setAttribute("aria-pressed", "true");
      this.#place.textContent = spans.length > 1 ? `${name}: place ${nth + 1} of ${spans.length}` : "";
      this.#heard.choose(spans, nth);
    });
    return button;
  }

  #release() {
    if (!this.#chosen) return;
    this.#chosen.button.setAttribute("aria-pressed", "false");
    this.#chosen = null;
    this.#place.textContent = "";
    this.#heard.choose([], 0);
  }
}

/** What HTML's `<time>` takes: the value where it is a day, a week, a month or a year. */
function dateTime(date) {
  return /^\d{4}(-\d\d(-\d\d)?|-W\d\d)?$/.test(date) ? { datetime: date } : {};
}

function section(title, part, content) {
  if (content.length === 0) return null;
  return make("section", { class: part, part }, make("h3", { part: "heading" }, title), ...content);
}
