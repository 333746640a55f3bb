/** A text in parts; the parts at odd places are hits. */
export type Hits = readonly string[];

/**
 * Finds where the words of a query begin a word of a text, whatever their case. A text has no more hits than the query has words.
 */
export function findHits(text: string, query: string): Hits {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const folded = text.toLowerCase();
  // A letter whose lower case is longer would move all later offsets.
  if (folded.length !== text.length) return [text];
  const spans: { begin: number; end: number }[] = [];
  for (const word of words) {
    const begin = startOf(folded, word);
    if (begin < 0) continue;
    const span = { begin, end: begin + word.length };
    if (!spans.some((other) => other.begin < span.end && span.begin < other.end)) spans.push(span);
  }
  const parts: string[] = [];
  let at = 0;
  for (const { begin, end } of spans.sort((a, b) => a.begin - b.begin)) {
    parts.push(text.slice(at, begin), text.slice(begin, end));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** Whether each word of a query begins a word of the text. */
export const matches = (text: string, query: string): boolean =>
  query
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => startOf(text.toLowerCase(), word) >= 0);

function startOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = at === 0 ? '' : text.slice(0, at).at(-1);
    if (!before || !/[\p{L}\p{N}]/u.test(before)) return at;
  }
  return -1;
}
