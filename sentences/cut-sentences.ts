import { endOfItem } from './end-of-item.ts';
import { endsAtFullStop, endsGlued, isNoteNumber } from './ends-at-full-stop.ts';
import { endsInsideQuotation, goesOnInLowerCase } from './goes-on.ts';
import { isWrappedLine } from './is-wrapped-line.ts';
import { nextStart } from './next-word.ts';
import { tableOf, WHITE_SPACE } from './table-of.ts';

/** A sentence within its text, in UTF-16 code units. The end is exclusive. */
export interface SentenceSpan {
  readonly begin: number;
  readonly end: number;
}

/** Characters that may end a sentence: stops of Latin, Arabic, Indic and other scripts; stops of Chinese and Japanese; a line feed; marks that are stops in Armenian and Greek only. */
const NARROW = 1;
const WIDE = 2;
const LINE = 3;
const LOCAL = 4;
const STOPS = tableOf('.!?…؟۔।॥։።፧။', NARROW);
for (const stop of '。！？｡') STOPS[stop.charCodeAt(0)] = WIDE;
STOPS[0x0a] = LINE;
for (const stop of ':;') STOPS[stop.charCodeAt(0)] = LOCAL;
/** Stops that need no space behind them. */
const DANDAS = tableOf('।॥።፧။');
const COLON = 0x3a;

/** Closing marks after the stop that belong to the sentence: quotation marks, brackets, references to notes. */
const CLOSERS = /(?:["'”’“‘»«›‹)\]}」』）】》〉＂]|\[\d{1,3}\])+/y;
/** The number of a note after the stop: "in the paper.1 According to it". */
const NOTE = /\d{1,3}(?=\s+\p{Lu})/uy;
/** An omission in dots with spaces between them. */
const SPACED_DOTS = /\.(?: \.){1,3}(?![.\p{L}\p{N}])/uy;
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
  let item = endOfItem(text, 0);
  for (;;) {
    while (at < text.length && STOPS[text.charCodeAt(at)] === 0) at += 1;
    let end = item;
    if (item < 0 || item > at) {
      if (at === text.length) break;
      const kind = STOPS[text.charCodeAt(at)];
      if (kind === LOCAL && !isLocalStop(text, at)) {
        at += 1;
        continue;
      }
      const after = endOfStop(text, at, kind);
      end = kind === LINE ? at : skipClosers(text, at, after, begin);
      if (end >= text.length) break;
      const isCut = kind === LINE ? !isWrappedLine(text, at) : isEnd(text, begin, at, after, end);
      at = after;
      if (!isCut) continue;
    }
    pushTrimmed(sentences, text, begin, end);
    begin = end;
    item = endOfItem(text, end);
  }
  pushTrimmed(sentences, text, begin, text.length);
  return sentences;
}

/** A stop may have several characters: "?!", "...", ". . .". */
function endOfStop(text: string, at: number, kind: number | undefined): number {
  let after = at + 1;
  if (kind === LINE || kind === LOCAL) return after;
  while (STOPS[text.charCodeAt(after)] === kind) after += 1;
  if (text.charCodeAt(after) === SPACE && text.charCodeAt(after + 1) === FULL_STOP && after === at + 1) {
    SPACED_DOTS.lastIndex = at;
    if (SPACED_DOTS.test(text)) after = SPACED_DOTS.lastIndex;
  }
  return after;
}

/**
 * @param stop where the stop begins, in UTF-16 code units
 * @param after where it ends; a stop may have several characters
 * @param end where its closing marks end
 */
function isEnd(text: string, begin: number, stop: number, after: number, end: number): boolean {
  const kind = STOPS[text.charCodeAt(stop)];
  if (kind === WIDE) return !endsInsideQuotation(text, after, end);
  if (kind === LOCAL) return WHITE_SPACE[text.charCodeAt(end)] === 1;
  const isFullStop = after === stop + 1 && text.charCodeAt(stop) === FULL_STOP;
  if (WHITE_SPACE[text.charCodeAt(end)] === 0)
    return (
      DANDAS[text.charCodeAt(after - 1)] === 1 ||
      (isFullStop && end === after && endsGlued(text, begin, stop))
    );
  const next = nextStart(text, end);
  if (goesOnInLowerCase(text, next) || endsInsideQuotation(text, after, end)) return false;
  if (after > stop + 1 && isMidSentenceEllipsis(text, stop, after, end)) return false;
  return !isFullStop || endsAtFullStop(text, begin, stop, next);
}

/** Armenian ends a sentence with a colon, and Greek asks with a semicolon. */
function isLocalStop(text: string, stop: number): boolean {
  const before = text.charCodeAt(stop - 1);
  return text.charCodeAt(stop) === COLON
    ? before >= 0x531 && before <= 0x58f
    : before >= 0x370 && before <= 0x3ff;
}

/** An omission that is written ". . ." between words, or "[...]" before a bracket: "“It was […]” (Smith 55)." */
function isMidSentenceEllipsis(text: string, stop: number, after: number, end: number): boolean {
  if (text.charAt(stop - 1) === '[' && text.charAt(after) === ']')
    return /^\s*\(/.test(text.slice(end, end + 10));
  return (
    text.charCodeAt(stop + 1) === SPACE && after - stop === 5 && WHITE_SPACE[text.charCodeAt(stop - 1)] === 1
  );
}

function skipClosers(text: string, stop: number, from: number, begin: number): number {
  // The usual case: a space follows the stop, and no guillemet follows the space. So there is no closing mark.
  if (text.charCodeAt(from) === SPACE && text.charCodeAt(from + 1) !== GUILLEMET) return from;
  NOTE.lastIndex = from;
  if (NOTE.test(text) && isNoteNumber(text, begin, stop)) return NOTE.lastIndex;
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
