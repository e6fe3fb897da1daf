// Extracts the text of an element as one string, and maps positions in that string back to the page. White space is as
// a reader sees it: one space within a line, and a blank line between blocks. The page is not changed.

/** Elements whose content does not belong to a story. crates/core/src/article/html.rs leaves out the same. */
const SKIPPED = new Set(
  `script style noscript template svg math nav footer form button select iframe object video audio canvas dialog menu
  textarea`.split(/\s+/),
);
/** Elements that are part of a word even if the style takes them out of the line, such as a floating drop cap. */
const INLINE = new Set("a abbr b cite em i mark q s small span strong sub sup time u".split(" "));
const SPACE = /[ \t\n\r\f]/;

/** Extracts the text of an element. */
export function extractText(element) {
  const extractor = new TextExtractor();
  for (const child of element.childNodes) extractor.walk(child);
  return new ExtractedText(extractor.text, extractor.segments);
}

class TextExtractor {
  text = "";
  /**
   * Segments that are the same in the text and on the page: their start in the text, their node, and their offset in
   * it.
   */
  segments = [];
  /** The white space to insert before the next character. */
  #gap = "";

  walk(node) {
    if (node.nodeType === Node.TEXT_NODE) return this.#addText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.localName;
    if (name === "br") return this.#addGap("\n");
    const { display, float, visibility } = getComputedStyle(node);
    if (display === "none" || visibility === "hidden" || SKIPPED.has(name)) return;
    const isInline = /^(inline|contents|ruby)/.test(display) || (float !== "none" && INLINE.has(name));
    if (!isInline) this.#addGap("\n\n");
    for (const child of node.childNodes) this.walk(child);
    if (!isInline) this.#addGap("\n\n");
  }

  #addGap(gap) {
    if (gap.length > this.#gap.length || this.#gap === " ") this.#gap = gap;
  }

  #addText(node) {
    const data = node.data;
    let offset = 0;
    while (offset < data.length) {
      if (SPACE.test(data[offset])) {
        this.#gap ||= " ";
        offset += 1;
        continue;
      }
      let end = offset + 1;
      // A single space between words stays in the segment, so that a paragraph is one segment.
      while (end < data.length && (!SPACE.test(data[end]) || (data[end] === " " && /\S/.test(data[end + 1] ?? " ")))) {
        end += 1;
      }
      if (this.text) this.text += this.#gap;
      this.#gap = "";
      this.segments.push({ start: this.text.length, node, nodeOffset: offset });
      this.text += data.slice(offset, end);
      offset = end;
    }
  }
}

class ExtractedText {
  #segments;

  constructor(text, segments) {
    this.text = text;
    this.#segments = segments;
  }

  /** Returns the range of the page for the span `[start, end]` of the text. */
  range([start, end]) {
    const range = new Range();
    const [first, last] = [this.#locate(start), this.#locate(Math.max(start, end - 1))];
    if (!first || !last) return range;
    range.setStart(...first);
    range.setEnd(last[0], Math.min(last[1] + (end > start ? 1 : 0), last[0].length));
    return range;
  }

  /** Returns the node, and the offset in that node, for an offset of the text. */
  #locate(offset) {
    let [low, high] = [0, this.#segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#segments[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    const segment = this.#segments[low - 1];
    // The page may have changed in the meantime, so the offset is clamped to the node.
    return segment && [segment.node, Math.min(segment.nodeOffset + offset - segment.start, segment.node.length)];
  }
}
