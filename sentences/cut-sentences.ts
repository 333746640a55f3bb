import { endsAtFullStop } from './ends-at-full-stop.ts';
import { endsInsideQuotation, goesOnInLowerCase } from './goes-on.ts';
import { isWrappedLine } from './is-wrapped-line.ts';
import { nextStart } from './next-word.ts';
import { tableOf, WHITE_SPACE } from './table-of.ts';

/** A sentence within its text, in UTF-16 code units. The end is exclusive. */
export interface SentenceSpan {
  readonly begin: number;
  readonly end: number;
}

/** Characters that may end a sentence: stops of Latin, Greek, Arabic and Indic scripts; stops of Chinese and Japanese; a line feed. */
const NARROW = 1;
const WIDE = 2;
const LINE = 3;
const STOPS = tableOf('.!?…؟۔।॥', NARROW);
for (const stop of '。！？｡') STOPS[stop.charCodeAt(0)] = WIDE;
STOPS[0x0a] = LINE;
const DANDAS = tableOf('।॥');

/** Closing marks after the stop that belong to the sentence: quotation marks, brackets, references to notes. */
const CLOSERS = /(?:["'”’“‘»«›‹)\]}」』）】》〉＂]|\[\d{1,3}\])+/y;
/** French puts a space before its closing mark. In German the same mark opens a quotation. */
const SPACED_GUILLEMET = /[ \u00A0\u202F]»/y;
/** How far back to search for an opening guillemet, in UTF-16 code units. */
const LOOK_BACK = 1_000;

const SPACE = 0x20;
const FULL_STOP = 0x2e;
const GUILLEMET = 0xbb;

/**
 * Finds the sentences of a text, without the white space around them.
 *
 * The rules are our own. Intl.Segmenter knows no abbreviations, and its rules change with the Unicode version of the
 * runtime; the same text must be split in the same way at every delivery.
 *
 * @returns spans in UTF-16 code units, in order; every character but white space is in one of them
 */
export function cutSentences(text: string): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let begin = 0;
  let at = 0;
  for (;;) {
    while (at < text.length && STOPS[text.charCodeAt(at)] === 0) at += 1;
    if (at === text.length) break;
    const kind = STOPS[text.charCodeAt(at)];
    let after = at + 1;
    if (kind !== LINE) while (STOPS[text.charCodeAt(after)] === kind) after += 1;
    const end = kind === LINE ? at : skipClosers(text, after);
    if (end >= text.length) break;
    if (kind === LINE ? !isWrappedLine(text, at) : isEnd(text, begin, at, after, end)) {
      pushTrimmed(sentences, text, begin, end);
      begin = end;
    }
    at = after;
  }
  pushTrimmed(sentences, text, begin, text.length);
  return sentences;
}

/**
 * @param stop where the stop begins, in UTF-16 code units
 * @param after where it ends; a stop may have several characters
 * @param end where its closing marks end
 */
function isEnd(text: string, begin: number, stop: number, after: number, end: number): boolean {
  if (STOPS[text.charCodeAt(stop)] === WIDE) return !endsInsideQuotation(text, after, end);
  if (WHITE_SPACE[text.charCodeAt(end)] === 0) return DANDAS[text.charCodeAt(after - 1)] === 1;
  const next = nextStart(text, end);
  if (goesOnInLowerCase(text, next) || endsInsideQuotation(text, after, end)) return false;
  const isFullStop = after === stop + 1 && text.charCodeAt(stop) === FULL_STOP;
  return !isFullStop || endsAtFullStop(text, begin, stop, next);
}

function skipClosers(text: string, from: number): number {
  // The usual case: a space follows the stop, and no guillemet follows the space. So there is no closing mark.
  if (text.charCodeAt(from) === SPACE && text.charCodeAt(from + 1) !== GUILLEMET) return from;
  CLOSERS.lastIndex = from;
  let end = CLOSERS.test(text) ? CLOSERS.lastIndex : from;
  SPACED_GUILLEMET.lastIndex = end;
  if (SPACED_GUILLEMET.test(text)) {
    const before = text.slice(Math.max(0, end - LOOK_BACK), end);
    if (before.lastIndexOf('«') > before.lastIndexOf('»')) end = SPACED_GUILLEMET.lastIndex;
  }
  return end;
}

function pushTrimmed(spans: SentenceSpan[], text: string, from: number, to: number): void {
  let begin = from;
  let end = to;
  while (begin < end && WHITE_SPACE[text.charCodeAt(begin)] === 1) begin += 1;
  while (begin < end && WHITE_SPACE[text.charCodeAt(end - 1)] === 1) end -= 1;
  if (begin < end) spans.push({ begin, end });
}
