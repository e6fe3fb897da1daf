// Converts offsets of the worker (UTF-8 bytes) and of the package (UTF-16 code units) to the command line's unit, code
// points.

/**
 * Returns a function from offsets in `text` to code points. `size` returns the length of a character in the offsets'
 * unit.
 */
function codePointMapper(text, size) {
  const pointsByOffset = new Map([[0, 0]]);
  let offset = 0;
  let points = 0;
  for (const character of text) {
    offset += size(character);
    points += 1;
    pointsByOffset.set(offset, points);
  }
  return (offset) => {
    const point = pointsByOffset.get(offset);
    if (point === undefined) throw new Error(`offset ${offset} is inside a character`);
    return point;
  };
}

/** The fields of the output document that contain offsets: a pair, or a list of pairs. */
const SPANS = new Set([
  ...["span", "source", "cue", "via", "title", "content", "sentences"],
  ...["sentence", "core", "cuts", "same"],
]);

/**
 * Copies an output document with its offsets converted to code points. `size` defines the unit of the original offsets,
 * by default the bytes of `text`.
 */
export function toCodePointOffsets(document, text, size = Buffer.byteLength) {
  const toCodePoint = codePointMapper(text, size);
  const convert = (value) => (Array.isArray(value) ? value.map(convert) : value === null ? null : toCodePoint(value));
  const copy = (value, key) => {
    if (SPANS.has(key)) return convert(value);
    if (key === "inserts") return value.map(([offset, words]) => [toCodePoint(offset), words]);
    if (Array.isArray(value)) return value.map((item) => copy(item));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, key)]));
  };
  return copy(document);
}
