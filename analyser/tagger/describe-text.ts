import { ENGLISH } from '../languages/english.ts';
import type { Grammar } from '../languages/grammar.ts';
import type { Token } from '../tokenise.ts';
import { describeWord, type Word } from './describe-word.ts';
import { FLAG } from './flags.ts';
import type { Lexicon } from './lexicon.ts';

/** The properties of each token of a text. All arrays are parallel to `tokens`. */
export interface DescribedText {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  /** Flags of the word itself and, shifted by PHRASE_SHIFT, flags of a listed name of several words that covers it. */
  readonly flags: Int32Array;
  /** First token and last token + 1 of the run of capitals around it, or of the token itself. */
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
  /** How the rest of the text uses the word: DOCUMENT bits. */
  readonly seen: Int32Array;
  /** 1 at the start of a sentence, after opening quotes and brackets too. */
  readonly starts: Uint8Array;
  /** The first token of each sentence. */
  readonly sentences: readonly number[];
}

/** How a text uses a word anywhere. */
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

/** A longer sentence is cut, so that the tagger's work is linear for any text. */
const MAX_SENTENCE = 160;
const MAX_PHRASE = 5;
const PHRASE_FLAGS =
  FLAG.organisation |
  FLAG.company |
  FLAG.body |
  FLAG.club |
  FLAG.media |
  FLAG.product |
  FLAG.city |
  FLAG.bigCity |
  FLAG.country |
  FLAG.region |
  FLAG.given;
const PLACE_FLAGS = FLAG.city | FLAG.bigCity | FLAG.country | FLAG.region;
/** Lists whose names keep their capital in a headline, even if they are also common words. */
const KEPT = PLACE_FLAGS | FLAG.demonym | FLAG.organisation;
/** Lists that show that a word in capitals is a name. */
const NAMED =
  KEPT |
  FLAG.given |
  FLAG.surname |
  FLAG.opens |
  FLAG.figure |
  FLAG.company |
  FLAG.club |
  FLAG.organisationWord |
  FLAG.placeWord;
/** Up to this length an unknown word in capitals counts as an acronym. */
const MIN_SHOUTED = 3;
const MAX_ACRONYM = 5;
/** Listed names of several words are separate evidence from listed words, so they have bits of their own. */
const PHRASE_BIT = 1 << 17;

export function describeText(
  tokens: readonly Token[],
  lexicon: Lexicon,
  grammar: Grammar = ENGLISH,
): DescribedText {
  const cache = new Map<string, Word>();
  const wordOf = (form: string) => {
    let word = cache.get(form);
    if (!word) {
      word = describeWord(form, lexicon, grammar);
      cache.set(form, word);
    }
    return word;
  };
  const lowered = new Set<string>();
  for (const { text: form, kind } of tokens) {
    if (kind === 'word' && form.charCodeAt(0) >= 97 && form === form.toLowerCase()) lowered.add(form);
  }
  const words = tokens.map((token) => wordOf(trueCase(token, lowered, lexicon)));
  const starts = Uint8Array.from(tokens, ({ startsSentence }) => (startsSentence ? 1 : 0));
  const flags = Int32Array.from(words, (word) => word.flags);
  markPhrases(tokens, words, lexicon, flags);
  const { runFrom, runTo } = findRuns(tokens, words, starts);
  const seen = lookAround(tokens, words, flags, runFrom, runTo, starts, lowered, grammar.placePrepositions);
  return { tokens, words, flags, runFrom, runTo, seen, starts, sentences: cutSentences(tokens) };
}

/**
 * Returns the running-text form of a word in capitals or of a headline: lower case if the text or the lists have it so;
 * "SEATTLE" becomes "Seattle", and "NATO" stays as it is.
 */
function trueCase(token: Token, lowered: ReadonlySet<string>, lexicon: Lexicon): string {
  const { text: form, inHeadline, kind } = token;
  const isUpper = kind === 'word' && form.length >= MIN_SHOUTED && form === form.toUpperCase();
  if (!inHeadline && !isUpper) return form;
  const lower = form.toLowerCase();
  if (form === lower) return form;
  const known = lexicon.get(form) ?? 0;
  if (inHeadline && !(known & KEPT) && (lowered.has(lower) || (lexicon.get(lower) ?? 0) & FLAG.lower))
    return lower;
  if (!isUpper || known || form.includes('.')) return form;
  const capital = form.charAt(0) + lower.slice(1);
  return (lexicon.get(capital) ?? 0) & NAMED || (inHeadline && form.length > MAX_ACRONYM) ? capital : form;
}

/** Sets the flags of a listed name of several words on each of its tokens. */
function markPhrases(
  tokens: readonly Token[],
  words: readonly Word[],
  lexicon: Lexicon,
  flags: Int32Array,
): void {
  for (let i = 0; i < tokens.length; i++) {
    if (!((words[i] as Word).flags & FLAG.opens)) continue;
    for (let to = Math.min(tokens.length, i + MAX_PHRASE); to > i + 1; to--) {
      const known = lexicon.get(phraseOf(tokens, words, i, to)) ?? 0;
      if (!(known & PHRASE_FLAGS)) continue;
      for (let k = i; k < to; k++) flags[k] = (known & ~FLAG.opens) | PHRASE_BIT;
      i = to - 1;
      break;
    }
  }
}

function phraseOf(tokens: readonly Token[], words: readonly Word[], from: number, to: number): string {
  let phrase = '';
  for (let i = from; i < to; i++) {
    if (i > from && (tokens[i] as Token).begin > (tokens[i - 1] as Token).end) phrase += ' ';
    phrase += (words[i] as Word).text;
  }
  return phrase;
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
  placePrepositions: ReadonlySet<string>,
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
    if (i === from && before && placePrepositions.has(before.lower)) bits |= DOCUMENT.afterPlacePreposition;
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

function cutSentences(tokens: readonly Token[]): number[] {
  const begins: number[] = [];
  let last = -MAX_SENTENCE;
  tokens.forEach(({ sentence }, i) => {
    if (sentence === tokens[i - 1]?.sentence && i - last < MAX_SENTENCE) return;
    begins.push(i);
    last = i;
  });
  return begins;
}
