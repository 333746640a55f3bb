/** A word, number or mark. Offsets are UTF-16 units of the text, end exclusive. */
export interface Token {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** Nothing but quotes and brackets stands between it and the beginning of a sentence or line. */
  readonly startsSentence: boolean;
  /** It stands in a line of title-case words, where a capital says nothing. */
  readonly inHeadline: boolean;
}

/**
 * Initialisms ("U.S."), words with inner apostrophes, hyphens and points, numbers with separators, anything else by
 * itself. A word's repetition is bounded, so that a megabyte without a space stays linear.
 */
const TOKEN =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:[-'’](?=\p{L})[\p{L}\p{M}]+){0,8}|\p{N}+(?:[.,:]\p{N}+){0,8}|[^\s\p{L}\p{M}\p{N}]|[\p{M}]/gu;
const POSSESSIVE = /['’][sS]$/u;
const ENDS_SENTENCE = /^[.!?…]$/u;
const OPENS = /^["'“‘«([{—–-]$/u;

/** Words that headlines leave in lower case. */
const SMALL_WORDS = new Set(
  'a an and as at but by for from in into is it nor of off on or over per so the to up via vs with'.split(
    ' ',
  ),
);
const MIN_HEADLINE_WORDS = 4;

/** Cuts a text into tokens, in order. A possessive ’s is a token of its own, so that names end before it. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const inHeadline = isHeadline(line[0]);
    let startsSentence = true;
    for (const match of line[0].matchAll(TOKEN)) {
      const [word] = match;
      const begin = line.index + match.index;
      const possessive = POSSESSIVE.exec(word)?.index;
      const kind = /^[\p{L}\p{M}]/u.test(word) ? 'word' : /^\p{N}/u.test(word) ? 'number' : 'mark';
      const push = (from: number, to: number) =>
        tokens.push({
          text: word.slice(from, to),
          begin: begin + from,
          end: begin + to,
          kind,
          startsSentence,
          inHeadline,
        });
      push(0, possessive ?? word.length);
      if (possessive !== undefined) push(possessive, word.length);
      if (kind !== 'mark') startsSentence = false;
      else if (ENDS_SENTENCE.test(word)) startsSentence = true;
      else startsSentence &&= OPENS.test(word) || /^["'”’)\]]$/u.test(word);
    }
  }
  return tokens;
}

/** The line under a quoted post: "— Ada Example (@ada) July 14, 2018". All capitals, and no headline. */
const SIGNATURE = /^\s*[—–-]|@/u;

/** A line without a full stop at its end, all of whose longer words begin with a capital. */
function isHeadline(line: string): boolean {
  if (SIGNATURE.test(line)) return false;
  if (/[.!?,;:]["”’)]?\s*$/u.test(line) || line.length > 200) return false;
  const words = line.match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word));
  return words.length >= MIN_HEADLINE_WORDS && capitals.length >= telling.length - 1 && capitals.length >= 3;
}
