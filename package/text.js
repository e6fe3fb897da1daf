// The words of an element as one text, and the way back from each place in that text to the page. White space is as a
// reader sees it: one space, and a blank line between blocks. Nothing of the page is changed.

/** Elements whose content is no part of a story; src/article/html.rs leaves out the same. */
const SKIPPED = new Set(
  `script style noscript template svg math nav footer form button select iframe object video audio canvas dialog menu
  textarea`.split(/\s+/),
);
/** What the style may lift out of its line although it is part of a word, such as a large first letter. */
const INLINE = new Set("a abbr b cite em i mark q s small span strong sub sup time u".split(" "));
const SPACE = /[ \t\n\r\f]/;

/** Gathers the text of an element. */
export function gather(element) {
  const gatherer = new Gatherer();
  for (const child of element.childNodes) gatherer.walk(child);
  return new Gathered(gatherer.text, gatherer.pieces);
}

class Gatherer {
  text = "";
  /** Stretches that are the same in the text and on the page: where each begins in the text, its node, where there. */
  pieces = [];
  /** What is due before the next letter. */
  #gap = "";

  walk(node) {
    if (node.nodeType === Node.TEXT_NODE) return this.#words(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.localName;
    if (name === "br") return this.#part("\n");
    const { display, float, visibility } = getComputedStyle(node);
    if (display === "none" || visibility === "hidden" || SKIPPED.has(name)) return;
    const flows = /^(inline|contents|ruby)/.test(display) || (float !== "none" && INLINE.has(name));
    if (!flows) this.#part("\n\n");
    for (const child of node.childNodes) this.walk(child);
    if (!flows) this.#part("\n\n");
  }

  #part(gap) {
    if (gap.length > this.#gap.length || this.#gap === " ") this.#gap = gap;
  }

  #words(node) {
    const data = node.data;
    let at = 0;
    while (at < data.length) {
      if (SPACE.test(data[at])) {
        this.#gap ||= " ";
        at += 1;
        continue;
      }
      let end = at + 1;
      // A single space between words stays where it is, so that a paragraph is one piece.
      while (end < data.length && (!SPACE.test(data[end]) || (data[end] === " " && /\S/.test(data[end + 1] ?? " ")))) {
        end += 1;
      }
      if (this.text) this.text += this.#gap;
      this.#gap = "";
      this.pieces.push({ start: this.text.length, node, from: at });
      this.text += data.slice(at, end);
      at = end;
    }
  }
}

class Gathered {
  #pieces;

  constructor(text, pieces) {
    this.text = text;
    this.#pieces = pieces;
  }

  /** The stretch of the page that `[start, end]` of the text is. */
  range([start, end]) {
    const range = new Range();
    const [first, last] = [this.#place(start), this.#place(Math.max(start, end - 1))];
    if (!first || !last) return range;
    range.setStart(...first);
    range.setEnd(last[0], Math.min(last[1] + (end > start ? 1 : 0), last[0].length));
    return range;
  }

  /** The node and the offset in it of a place in the text. */
  #place(offset) {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low - 1];
    // The page may have changed since.
    return piece && [piece.node, Math.min(piece.from + offset - piece.start, piece.node.length)];
  }
}
