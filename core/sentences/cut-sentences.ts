import { endsAtFullStop } from './ends-at-full-stop.ts';
import { endsInsideQuotation, goesOnInLowerCase } from './goes-on.ts';
import { isWrappedLine } from './is-wrapped-line.ts';

/** A sentence within its text: UTF-16 units, end exclusive. */
export interface SentenceSpan {
  readonly begin: number;
  readonly end: number;
}

/** Where a sentence may end: the stops of Latin, Greek, Arabic and Indic scripts; those of Chinese and Japanese; a line. */
const STOP = /[.!?…؟۔।॥]+|[。！？｡]+|\n/g;
const WIDE_STOP = /^[。！？｡]/;
const DANDA = /[।॥]$/;

/** What closes after the stop and belongs to the sentence: quotation marks, brackets, references to notes. */
const CLOSERS = /(?:["'”’“‘»«›‹)\]}」』）】》〉＂]|\[\d{1,3}\])+/y;
/** French sets a space before its closing mark; in German the same mark opens. */
const SPACED_GUILLEMET = /[ \u00A0\u202F]»/y;
/** How far back an opening guillemet is looked for. */
const LOOK_BACK = 1_000;

/**
 * The sentences of a text, without the white space around them.
 *
 * The rules are ours, not Intl.Segmenter's: those know no abbreviations, and change with the Unicode version of the
 * runtime, while the same text has to be split the same way at every delivery.
 *
 * @returns spans in UTF-16 units, in order; every character but white space is in one of them
 */
export function cutSentences(text: string): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let begin = 0;
  for (const { 0: stop, index } of text.matchAll(STOP)) {
    if (index < begin) continue; // a stop among another one's closers
    const end = stop === '\n' ? index : skipClosers(text, index + stop.length);
    if (end >= text.length) break;
    if (isEnd(text, begin, index, stop, end)) {
      pushTrimmed(sentences, text, begin, end);
      begin = end;
    }
  }
  pushTrimmed(sentences, text, begin, text.length);
  return sentences;
}

function isEnd(text: string, begin: number, index: number, stop: string, end: number): boolean {
  if (stop === '\n') return !isWrappedLine(text, index);
  const closers = text.slice(index + stop.length, end);
  if (WIDE_STOP.test(stop)) return !endsInsideQuotation(text, end, closers);
  const isSpaced = /\s/.test(text.charAt(end));
  if (!isSpaced) return DANDA.test(stop);
  if (goesOnInLowerCase(text, end) || endsInsideQuotation(text, end, closers)) return false;
  return stop !== '.' || endsAtFullStop(text, begin, index, end);
}

function skipClosers(text: string, from: number): number {
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
  const stretch = text.slice(from, to);
  const begin = from + (stretch.length - stretch.trimStart().length);
  const end = from + stretch.trimEnd().length;
  if (begin < end) spans.push({ begin, end });
}
