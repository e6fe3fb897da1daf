// Offsets of the worker (bytes of UTF-8) in the unit of the command line (code points).

/** Maps byte offsets in `text` to code points. */
function codePoints(text) {
  const at = new Map([[0, 0]]);
  let bytes = 0;
  let points = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    points += 1;
    at.set(bytes, points);
  }
  return (offset) => {
    const point = at.get(offset);
    if (point === undefined) throw new Error(`offset ${offset} is inside a character`);
    return point;
  };
}

/** The fields of the document that hold offsets: a pair, or a list of pairs. */
const SPANS = new Set(["span", "source", "cue", "title", "content", "sentences"]);

/** A copy of a document of the contract with its offsets, so far in bytes of `text`, in code points. */
export function inCodePoints(document, text) {
  const point = codePoints(text);
  const convert = (value) => (Array.isArray(value) ? value.map(convert) : value === null ? null : point(value));
  const copy = (value, key) => {
    if (SPANS.has(key)) return convert(value);
    if (Array.isArray(value)) return value.map((item) => copy(item));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, key)]));
  };
  return copy(document);
}
