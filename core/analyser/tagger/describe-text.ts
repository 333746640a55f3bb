import { PLACE_PREPOSITIONS } from '../gazetteers/common-words.ts';
import type { Token } from '../tokenise.ts';
import { describeWord, type Word } from './describe-word.ts';
import { FLAG } from './flags.ts';
import type { Lexicon } from './lexicon.ts';

/** What a text shows of each of its tokens. All arrays run along `tokens`. */
export interface DescribedText {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  /** Flags of the word itself and, shifted by PHRASE_SHIFT, whether a listed name of several words covers it. */
  readonly flags: Int32Array;
  /** First and last + 1 token of the run of capitals around it, or the token itself. */
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
  /** What the rest of the text shows of the word: DOCUMENT bits. */
  readonly seen: Int32Array;
  /** 1 where a sentence begins, quotes and brackets included. */
  readonly starts: Uint8Array;
  /** Bounds of sentences: each begins at its value. */
  readonly sentences: readonly number[];
}

/** What the text shows of a word somewhere. */
const DOCUMENT = {
  lower: 1,
  capitalInside: 2,
  afterGivenName: 4,
  beforeSpeech: 8,
  afterPlacePreposition: 16,
  withOrganisationWord: 32,
  inBrackets: 64,
  commaAfterWithPlace: 128,
} as const;

/** A sentence longer than this is cut: no text makes the tagger's work more than linear. */
const MAX_SENTENCE = 160;
const MAX_PHRASE = 5;
const PHRASE_FLAGS =
  FLAG.organisation | FLAG.company | FLAG.city | FLAG.bigCity | FLAG.country | FLAG.region | FLAG.given;
const PLACE_FLAGS = FLAG.city | FLAG.bigCity | FLAG.country | FLAG.region;
/** Listed names of several words are other evidence than listed words: their bits stand apart. */
const PHRASE_BIT = 1 << 17;

export function describeText(text: string, tokens: readonly Token[], lexicon: Lexicon): DescribedText {
  const cache = new Map<string, Word>();
  const wordOf = (form: string) => {
    let word = cache.get(form);
    if (!word) {
      word = describeWord(form, lexicon);
      cache.set(form, word);
    }
    return word;
  };
  const lowered = new Set<string>();
  for (const { text: form, kind } of tokens) {
    if (kind === 'word' && form.charCodeAt(0) >= 97 && form === form.toLowerCase()) lowered.add(form);
  }
  const words = tokens.map((token) =>
    wordOf(token.inHeadline ? trueCase(token.text, lowered, lexicon) : token.text),
  );
  const starts = Uint8Array.from(tokens, (token, i) =>
    token.startsSentence || opensAfterInitialism(words, i) ? 1 : 0,
  );
  const flags = Int32Array.from(words, (word) => word.flags);
  markPhrases(text, tokens, words, lexicon, flags);
  const { runFrom, runTo } = findRuns(tokens, words, starts);
  const seen = lookAround(tokens, words, flags, runFrom, runTo, starts, lowered);
  return { tokens, words, flags, runFrom, runTo, seen, starts, sentences: cutSentences(starts) };
}

/** How a headline's word would stand in running text: in lower case if the text or the lists have it so. */
function trueCase(form: string, lowered: ReadonlySet<string>, lexicon: Lexicon): string {
  const lower = form.toLowerCase();
  if (form === lower) return form;
  const known = lexicon.get(form) ?? 0;
  const usual = lexicon.get(lower) ?? 0;
  const isName = (known & (PLACE_FLAGS | FLAG.demonym | FLAG.organisation)) !== 0;
  if (!isName && (lowered.has(lower) || usual & FLAG.lower)) return lower;
  if (form === form.toUpperCase() && form.length > 5 && !form.includes('.')) return form[0] + lower.slice(1);
  return form;
}

/** Gives each token of a listed name of several words that name's flags. */
function markPhrases(
  text: string,
  tokens: readonly Token[],
  words: readonly Word[],
  lexicon: Lexicon,
  flags: Int32Array,
): void {
  for (let i = 0; i < tokens.length; i++) {
    if (!((words[i] as Word).flags & FLAG.opens)) continue;
    const { begin } = tokens[i] as Token;
    for (let to = Math.min(tokens.length, i + MAX_PHRASE); to > i + 1; to--) {
      const known = lexicon.get(text.slice(begin, (tokens[to - 1] as Token).end).replace(/\s+/g, ' ')) ?? 0;
      if (!(known & PHRASE_FLAGS)) continue;
      for (let k = i; k < to; k++) flags[k] = (known & ~FLAG.opens) | PHRASE_BIT;
      i = to - 1;
      break;
    }
  }
}

function findRuns(tokens: readonly Token[], words: readonly Word[], starts: Uint8Array) {
  const runFrom = new Int32Array(tokens.length);
  const runTo = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; ) {
    let to = i + 1;
    if ((words[i] as Word).isCapital) {
      while (to < tokens.length && to - i < 12 && joins(tokens, words, starts, to)) to++;
    }
    runFrom.fill(i, i, to);
    runTo.fill(to, i, to);
    i = to;
  }
  return { runFrom, runTo };
}

function joins(tokens: readonly Token[], words: readonly Word[], starts: Uint8Array, i: number): boolean {
  const token = tokens[i] as Token;
  if (starts[i] || token.begin - (tokens[i - 1] as Token).end > 1) return false;
  if ((words[i] as Word).isCapital) return true;
  return (token.text === '-' || token.text === '&') && (words[i + 1]?.isCapital ?? false);
}

function lookAround(
  tokens: readonly Token[],
  words: readonly Word[],
  flags: Int32Array,
  runFrom: Int32Array,
  runTo: Int32Array,
  starts: Uint8Array,
  lowered: ReadonlySet<string>,
): Int32Array {
  const seen = new Map<string, number>();
  for (let i = 0; i < tokens.length; i++) {
    const word = words[i] as Word;
    if (!word.isCapital) continue;
    const from = runFrom[i] as number;
    const to = runTo[i] as number;
    const before = words[from - 1];
    const after = words[to];
    let bits = 0;
    if (!starts[i] && !(tokens[i] as Token).inHeadline) bits |= DOCUMENT.capitalInside;
    if (i > from && (flags[i - 1] as number) & (FLAG.given | FLAG.honorific)) bits |= DOCUMENT.afterGivenName;
    if (i === to - 1 && after && after.flags & FLAG.speech) bits |= DOCUMENT.beforeSpeech;
    if (i === from && before && PLACE_PREPOSITIONS.has(before.lower)) bits |= DOCUMENT.afterPlacePreposition;
    if (after?.text === ',' && (flags[to + 1] ?? 0) & PLACE_FLAGS) bits |= DOCUMENT.commaAfterWithPlace;
    if (before?.text === '(' && after?.text === ')') bits |= DOCUMENT.inBrackets;
    for (let k = from; k < to; k++) {
      if (k !== i && (flags[k] as number) & FLAG.organisationWord) bits |= DOCUMENT.withOrganisationWord;
    }
    seen.set(word.text, (seen.get(word.text) ?? 0) | bits);
  }
  return Int32Array.from(
    words,
    (word) => (seen.get(word.text) ?? 0) | (word.isCapital && lowered.has(word.lower) ? DOCUMENT.lower : 0),
  );
}

/** "… with the U.S. He added": the stop of an initialism ends a sentence if a word follows that is no name. */
function opensAfterInitialism(words: readonly Word[], i: number): boolean {
  const word = words[i] as Word;
  if (!word.isCapital || !(word.flags & FLAG.lower)) return false;
  if (word.flags & (FLAG.organisationWord | FLAG.placeWord | FLAG.honorific)) return false;
  return /^(?:\p{Lu}\.){2,}$/u.test(words[i - 1]?.text ?? '');
}

function cutSentences(starts: Uint8Array): number[] {
  const begins: number[] = [];
  let last = -MAX_SENTENCE;
  starts.forEach((start, i) => {
    // The quote before a sentence and its first word both start it: one break.
    if (i === 0 || (start && !starts[i - 1]) || i - last >= MAX_SENTENCE) {
      begins.push(i);
      last = i;
    }
  });
  return begins;
}
