/** A word, number or mark. Offsets are UTF-16 units of the text, end exclusive. */
export interface Token {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** Nothing but quotes and brackets stands between it and the beginning of a sentence or line. */
  readonly startsSentence: boolean;
  /** It stands in a line of title-case words or of capitals, where a capital says nothing. */
  readonly inHeadline: boolean;
}

/** Shortened words whose full stop is part of them. */
const SHORTENED =
  'Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Jr|Sr|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Adm|Gov|Sen|Rep|Inc|Corp|Co|Ltd|Bros|Ph\\.D|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|No|vs|etc';

/**
 * Initialisms ("U.S."), initials, shortened words, words with inner apostrophes, numbers with separators, anything else
 * by itself; words are cut at hyphens. Every repetition is bounded, so that a megabyte without a space stays linear.
 */
const TOKEN = new RegExp(
  `(?:\\p{Lu}\\.){2,12}|(?:${SHORTENED})\\.(?![\\p{L}\\p{N}])|\\p{Lu}\\.(?=\\s?\\p{Lu}\\p{L}|\\s\\p{Lu}\\.)|[\\p{L}\\p{M}](?:[\\p{L}\\p{M}\\p{N}]|[’'](?=\\p{L})){0,63}|\\p{N}(?:\\p{N}|[.,:](?=\\p{N})){0,30}(?:st|nd|rd|th|s)?(?![\\p{L}\\p{N}])|\\p{N}{1,30}|[^\\s\\p{L}\\p{M}\\p{N}]`,
  'gu',
);
const POSSESSIVE = /['’][sS]$/u;
const ENDS_SENTENCE = /^[.!?…]$/u;
const OPENS = /^["'“‘«([{—–-]$/u;
const CLOSES = /^["'”’)\]]$/u;
const WORD = /^[\p{L}\p{M}]/u;
const NUMBER = /^\p{N}/u;

/** Cuts a text into tokens, in order. A possessive ’s is a token of its own, so that names end before it. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const inHeadline = isHeadline(line);
    let startsSentence = true;
    for (const match of line.matchAll(TOKEN)) {
      const [word] = match;
      const begin = index + match.index;
      const kind = WORD.test(word) ? 'word' : NUMBER.test(word) ? 'number' : 'mark';
      const end = begin + word.length;
      const cut = kind === 'word' && POSSESSIVE.test(word) ? end - 2 : end;
      tokens.push({ text: text.slice(begin, cut), begin, end: cut, kind, startsSentence, inHeadline });
      if (kind !== 'mark') startsSentence = false;
      else if (ENDS_SENTENCE.test(word)) startsSentence = true;
      else startsSentence &&= OPENS.test(word) || CLOSES.test(word);
      if (cut < end)
        tokens.push({ text: text.slice(cut, end), begin: cut, end, kind, startsSentence, inHeadline });
    }
  }
  return tokens;
}

/** Words that headlines leave in lower case. */
const SMALL_WORDS = new Set(
  'a an and as at but by for from in into is it nor of off on or over per so the to up via vs with'.split(
    ' ',
  ),
);
const MIN_HEADLINE_WORDS = 4;
const MAX_HEADLINE_CHARS = 200;

/** The line under a quoted post: "— Ada Example (@ada) July 14, 2018". All capitals, and no headline. */
const SIGNATURE = /^\s*[—–-]|@/u;

/** A line without a full stop at its end, all of whose longer words begin with a capital. */
function isHeadline(line: string): boolean {
  if (line.length > MAX_HEADLINE_CHARS || SIGNATURE.test(line)) return false;
  if (/[.!?,;:]["”’)]?\s*$/u.test(line)) return false;
  const words = line.match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word));
  return words.length >= MIN_HEADLINE_WORDS && capitals.length >= telling.length - 1 && capitals.length >= 3;
}
