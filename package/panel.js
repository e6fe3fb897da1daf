// The panel of <dateline-article>: who and where, who said what, what happened when. It is in a shadow tree, inherits
// the site's type and colours, and reports the selected item to its callbacks. All words are inserted as text nodes,
// never as markup.
import { STYLE } from "./style.js";

let styleSheet = null;

/** Creates an element with attributes and children. A string among the children becomes a text node. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const pluralise = (n, one, many) => `${n} ${n === 1 ? one : many}`;

export class Panel {
  #details;
  #counts = el("span", { class: "counts", part: "counts" });
  #body = el("div", { class: "body", part: "body" });
  #positionStatus = el("p", { class: "where", role: "status" });
  #marksCheckbox = el("input", { type: "checkbox" });
  #callbacks;
  /** The selected item: its button, and the index of the place that the page shows. */
  #selected = null;

  constructor(root, callbacks) {
    if (!styleSheet) {
      styleSheet = new CSSStyleSheet();
      styleSheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [styleSheet];
    this.#callbacks = callbacks;
    this.#marksCheckbox.checked = true;
    const summary = el("summary", { part: "summary" }, el("span", { class: "title" }, "In this article"), this.#counts);
    this.#details = el("details", { part: "panel" }, summary, this.#body);
    root.append(el("slot"), this.#details);
    this.#details.addEventListener("toggle", () => this.isOpen && callbacks.onOpen());
    this.#details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#selected) return;
      event.stopPropagation();
      this.#clearSelection();
    });
    this.#marksCheckbox.addEventListener("change", () => callbacks.onToggleMarks(this.#marksCheckbox.checked));
  }

  get isOpen() {
    return this.#details.open;
  }

  get marked() {
    return this.#marksCheckbox.checked;
  }

  set marked(marked) {
    this.#marksCheckbox.checked = marked;
  }

  /** Shows a text in place of the counts. */
  setStatus(text) {
    this.#counts.textContent = text;
  }

  showError(message) {
    this.#clearSelection();
    this.setStatus("could not be analysed");
    this.#body.replaceChildren(el("p", { class: "note", part: "error" }, message));
  }

  show(exploration, outline) {
    this.#clearSelection();
    const { entities, quotes } = exploration;
    const nNames = outline.groups.reduce((sum, group) => sum + group.entities.length, 0);
    const nQuotes = outline.speakers.reduce((sum, speaker) => sum + speaker.quotes.length, 0);
    const nEvents = [...outline.timeline, { events: outline.undated }].reduce((sum, { events }) => sum + events.length, 0);
    this.setStatus(
      [pluralise(nNames, "name", "names"), pluralise(nQuotes, "quote", "quotes"), pluralise(nEvents, "event", "events")].join(" · "),
    );
    const sections = [
      section("Who and where", "names", outline.groups.map((group) => this.#group(group, entities))),
      section("Quotes", "quotes", outline.speakers.map((speaker) => this.#speaker(speaker, entities, quotes))),
      section("Timeline", "timeline", this.#timeline(outline, exploration)),
    ].filter(Boolean);
    const languageNote = exploration.language === null ? "This does not look like English: results will be poor. " : "";
    const emptyNote = sections.length === 0 ? "No names, quotes or events found. " : "";
    const note = `${languageNote}${emptyNote}Found automatically by Dateline in this browser. It makes mistakes.`;
    this.#body.replaceChildren(
      el("div", { class: "sections" }, ...sections),
      el(
        "div",
        { class: "foot" },
        el("label", {}, this.#marksCheckbox, "Mark them in the article"),
        this.#positionStatus,
        el("p", { class: "note" }, note),
      ),
    );
  }

  #group({ name, layer, entities: ids }, entities) {
    const item = (id) => {
      const { name, roles, mentions } = entities[id];
      const spans = mentions.map(({ span }) => span);
      // The first click goes to the first mention by name, because an earlier "the mayor" is less informative.
      const first = Math.max(0, mentions.findIndex(({ form }) => form === "name"));
      const count = el("span", { class: "count" }, String(spans.length));
      const button = this.#itemButton(name, spans, first, el("span", { class: `name ${layer}` }, name), " ", count);
      if (roles.length > 0) button.title = roles.join(", ");
      return el("li", {}, button);
    };
    return el("div", { class: "group" }, el("h4", {}, name), el("ul", { class: "chips" }, ...ids.map(item)));
  }

  #speaker({ entity, name, share, quotes: said }, entities, quotes) {
    const kind = entity === null ? null : entities[entity].kind;
    const layer = { PERSON: "person", ORG: "org", GPE: "place", LOC: "place", FAC: "place" }[kind] ?? "other";
    const who = el("span", name === null ? { class: "nobody" } : { class: `name ${layer}` }, name ?? "Unknown speaker");
    const item = ({ quote, words }) =>
      el("li", {}, this.#itemButton(`Quote by ${name ?? "an unknown speaker"}`, quotes[quote].content, 0, words));
    const heading = el("h4", {}, who, el("span", { class: "count" }, `${share} % of all quoted words`));
    return el("div", { class: "group" }, heading, el("ul", { class: "said" }, ...said.map(item)));
  }

  #timeline({ timeline, undated }, { events }) {
    const item = ({ event, summary, notes, because }) => {
      const button = this.#itemButton(summary, [events[event].span], 0, summary);
      if (notes.length > 0) button.append(" ", el("span", { class: "notes" }, notes.join(", ")));
      if (because) button.title = `Dated ${because}`;
      return el("li", {}, button);
    };
    const entry = ({ label, date, events }) =>
      el("li", { class: "entry" }, el("time", dateTime(date), label), el("ul", {}, ...events.map(item)));
    const parts = [];
    for (const dated of timeline) {
      if (dated.heading) parts.push(el("h4", {}, dated.heading));
      if (dated.heading || parts.length === 0) parts.push(el("ol", { class: "entries" }));
      parts.at(-1).append(entry(dated));
    }
    if (undated.length > 0) parts.push(el("h4", {}, "No date"), el("ul", { class: "undated" }, ...undated.map(item)));
    return parts;
  }

  /** Creates a button that selects an item. Each further click goes to the next of the item's places in the article. */
  #itemButton(name, spans, first, ...children) {
    const button = el("button", { type: "button", part: "item", "aria-pressed": "false" }, ...children);
    button.addEventListener("click", () => {
      const again = this.#selected?.button === button;
      const nth = again ? (this.#selected.nth + 1) % spans.length : first;
      if (!again) this.#clearSelection();
      this.#selected = { button, nth };
      button.setAttribute("aria-pressed", "true");
      this.#positionStatus.textContent = spans.length > 1 ? `${name}: place ${nth + 1} of ${spans.length}` : "";
      this.#callbacks.onSelect(spans, nth);
    });
    return button;
  }

  #clearSelection() {
    if (!this.#selected) return;
    this.#selected.button.setAttribute("aria-pressed", "false");
    this.#selected = null;
    this.#positionStatus.textContent = "";
    this.#callbacks.onSelect([], 0);
  }
}

/**
 * Returns the attribute `datetime` of `<time>` if the date is a day, a week, a month or a year, which HTML allows
 * there.
 */
function dateTime(date) {
  return /^\d{4}(-\d\d(-\d\d)?|-W\d\d)?$/.test(date) ? { datetime: date } : {};
}

function section(title, part, content) {
  if (content.length === 0) return null;
  return el("section", { class: part, part }, el("h3", { part: "heading" }, title), ...content);
}
