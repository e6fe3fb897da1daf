// Marks words on the host page with the CSS Custom Highlight API, without adding or changing any element. A highlight
// name is global to the document, so all articles on a page share the highlights.

/** The layers from the lowest to the highest priority: where two marks overlap, the later layer wins. */
const LAYERS = ["quote", "other", "place", "org", "person", "event", "chosen"];

// A search for contrast and for distance under protanopia, deuteranopia and tritanopia chose the colours. They follow
// the site's `color-scheme`. `:where` has no specificity, so any rule of the site overrides them.
const STYLE = `
:where(dateline-article) {
  --dateline-person: #0072b2;
  --dateline-org: #882244;
  --dateline-place: #776600;
  --dateline-other: #5a6472;
  --dateline-chosen: #ffdf70;
}
@supports (color: light-dark(#000, #fff)) {
  :where(dateline-article) {
    --dateline-person: light-dark(#0072b2, #56b4e9);
    --dateline-org: light-dark(#882244, #ff7a66);
    --dateline-place: light-dark(#776600, #dddd33);
    --dateline-other: light-dark(#5a6472, #b4bcc6);
    --dateline-chosen: light-dark(#ffdf70, #6d5b13);
  }
}
${["person", "org", "place", "other"].map(layerRule).join("")}
::highlight(dateline-quote) { background-color: color-mix(in srgb, var(--dateline-other) 9%, transparent); }
::highlight(dateline-event) { text-decoration: underline dashed 1px; }
::highlight(dateline-chosen) { background-color: var(--dateline-chosen); }
`;

function layerRule(layer) {
  const colour = `var(--dateline-${layer})`;
  return `::highlight(dateline-${layer}) {
  background-color: color-mix(in srgb, ${colour} 14%, transparent);
  text-decoration: underline 2px ${colour};
}
`;
}

/** Whether the browser has the Highlight API. */
const supported = typeof Highlight === "function" && Boolean(globalThis.CSS?.highlights);

let styleSheet = null;

/** Adds the style sheet of the marks to a document or shadow root, unless it is there already. */
export function adoptMarkStyles(root) {
  if (!styleSheet) {
    styleSheet = new CSSStyleSheet();
    styleSheet.replaceSync(STYLE);
  }
  if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
}

function getHighlight(name) {
  const fullName = `dateline-${name}`;
  if (!CSS.highlights.has(fullName)) {
    const created = new Highlight();
    created.priority = LAYERS.indexOf(name);
    CSS.highlights.set(fullName, created);
  }
  return CSS.highlights.get(fullName);
}

/** The marks of one article. */
export class Marks {
  #ranges = new Map();

  /** Replaces this article's ranges in a layer. */
  show(name, ranges) {
    if (!supported) return;
    const highlight = getHighlight(name);
    for (const range of this.#ranges.get(name) ?? []) highlight.delete(range);
    for (const range of ranges) highlight.add(range);
    this.#ranges.set(name, ranges);
  }

  /**
   * Highlights the selected ranges. Without the Highlight API it selects the first of them as the page's text
   * selection.
   */
  select(ranges) {
    if (supported) return this.show("chosen", ranges);
    const selection = getSelection();
    selection.removeAllRanges();
    if (ranges[0]) selection.addRange(ranges[0]);
  }

  clear() {
    for (const name of LAYERS) this.show(name, []);
  }
}
