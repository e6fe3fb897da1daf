// Marks over the words of a page that is not ours, by the CSS Custom Highlight API: no element is added and none changed.
// The names of highlights belong to the whole document, so all articles on a page share them.

/** The highlights, the lowest first: where marks overlap, the later wins. */
const NAMES = ["quote", "other", "place", "org", "person", "event", "chosen"];

// Colours were searched for contrast and for distance under protanopia, deuteranopia and tritanopia. They follow the
// `color-scheme` of the site, which knows whether it is dark; `:where` lets any rule of the site win.
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
${["person", "org", "place", "other"].map(named).join("")}
::highlight(dateline-quote) { background-color: color-mix(in srgb, var(--dateline-other) 9%, transparent); }
::highlight(dateline-event) { text-decoration: underline dashed 1px; }
::highlight(dateline-chosen) { background-color: var(--dateline-chosen); }
`;

function named(layer) {
  const colour = `var(--dateline-${layer})`;
  return `::highlight(dateline-${layer}) {
  background-color: color-mix(in srgb, ${colour} 14%, transparent);
  text-decoration: underline 2px ${colour};
}
`;
}

/** Whether the browser can mark words at all. */
const marks = typeof Highlight === "function" && Boolean(globalThis.CSS?.highlights);

let sheet = null;

/** Gives a document, or a shadow root, the colours of marks; once. */
export function dress(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

function highlight(name) {
  const full = `dateline-${name}`;
  if (!CSS.highlights.has(full)) {
    const made = new Highlight();
    made.priority = NAMES.indexOf(name);
    CSS.highlights.set(full, made);
  }
  return CSS.highlights.get(full);
}

/** The marks of one article. */
export class Marks {
  #ranges = new Map();

  /** Puts ranges in place of those that this article had under a name. */
  show(name, ranges) {
    if (!marks) return;
    const all = highlight(name);
    for (const range of this.#ranges.get(name) ?? []) all.delete(range);
    for (const range of ranges) all.add(range);
    this.#ranges.set(name, ranges);
  }

  /** Lights what was chosen; without highlights, by selecting the first of it. */
  choose(ranges) {
    if (marks) return this.show("chosen", ranges);
    const selection = getSelection();
    selection.removeAllRanges();
    if (ranges[0]) selection.addRange(ranges[0]);
  }

  clear() {
    for (const name of NAMES) this.show(name, []);
  }
}
