import type { Span } from './span.ts';

/** A part of a text, and where the span that it was cut around lies in it, in UTF-16 code units. */
export interface CutText {
  readonly text: string;
  readonly at: Span;
}

const LEFT_OUT = '…';

/**
 * Cuts a text to about a number of UTF-16 code units around a span of it, at the bounds of words. The span itself is never
 * cut, so the result may be longer where the span is. An ellipsis stands for what was left out.
 *
 * @param at the span, in UTF-16 code units of the text
 */
export function cutAround(text: string, at: Span, chars: number): CutText {
  if (text.length <= chars) return { text, at };
  const room = Math.max(0, chars - (at.end - at.begin) - 2 * LEFT_OUT.length);
  // What one side does not need, the other may take.
  const after = Math.min(text.length - at.end, Math.max(room >> 1, room - at.begin));
  const before = Math.min(at.begin, room - after);
  const begin = wordStart(text, at.begin - before, at.begin);
  const end = wordEnd(text, at.end + after, at.end);
  const head = begin > 0 ? LEFT_OUT : '';
  const shift = head.length - begin;
  return {
    text: head + text.slice(begin, end) + (end < text.length ? LEFT_OUT : ''),
    at: { begin: at.begin + shift, end: at.end + shift },
  };
}

const isSpace = (unit: string | undefined) => unit !== undefined && /\s/u.test(unit);

/** The first start of a word from an offset on, and at the latest the other offset. */
function wordStart(text: string, from: number, latest: number): number {
  let at = from;
  while (at > 0 && at < latest && !(isSpace(text[at - 1]) && !isSpace(text[at]))) at++;
  return at;
}

/** The last end of a word up to an offset, and at the earliest the other offset. */
function wordEnd(text: string, to: number, earliest: number): number {
  let at = to;
  while (at < text.length && at > earliest && !(isSpace(text[at]) && !isSpace(text[at - 1]))) at--;
  return at;
}
