// Offsets of the worker (bytes of UTF-8) and of the package (UTF-16) in the unit of the command line (code points).

/** Maps offsets in `text` to code points; `size` tells how much a character counts in the offsets' unit. */
function codePoints(text, size) {
  const at = new Map([[0, 0]]);
  let before = 0;
  let points = 0;
  for (const character of text) {
    before += size(character);
    points += 1;
    at.set(before, points);
  }
  return (offset) => {
    const point = at.get(offset);
    if (point === undefined) throw new Error(`offset ${offset} is inside a character`);
    return point;
  };
}

/** The fields of the document that hold offsets: a pair, or a list of pairs. */
const SPANS = new Set(["span", "source", "cue", "title", "content", "sentences"]);

/** A copy of a document of the contract with its offsets, so far in bytes of `text` or another unit, in code points. */
export function inCodePoints(document, text, size = Buffer.byteLength) {
  const point = codePoints(text, size);
  const convert = (value) => (Array.isArray(value) ? value.map(convert) : value === null ? null : point(value));
  const copy = (value, key) => {
    if (SPANS.has(key)) return convert(value);
    if (Array.isArray(value)) return value.map((item) => copy(item));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, key)]));
  };
  return copy(document);
}
