import { isNarrowColumn } from './is-narrow-column.ts';

/** Shorter lines end on purpose: verse, lists, tables, signatures. */
const MIN_WRAPPED_CHARS = 45;
const FULL_LINE_END = /[.!?…:;؟۔।॥。！？｡]["'”’“‘»«)\]}」』）]*\s*$/;
const LIST_MARK = /^\s*(?:[-*+•–—]|\d{1,3}[.)]|#)\s/;
/** Words that end no heading and no line of a list: the sentence goes on. */
const OPEN_END = /(?:^|\s)(?:of|the|an?|in|and|to|for|by|with|from|at|as|that|its|their|was|were|is)\s*$/;
/** Japanese particles and commas at which a sentence goes on. */
const JAPANESE_OPEN_END = /[のがをに、]\s*$/;
const LOOK = 200;
const LINE_FEED = 0x0a;

/**
 * Tests whether a line feed only wraps a long line within a sentence, as in mail and old text files.
 *
 * @param at where the line feed is, in UTF-16 code units
 */
export function isWrappedLine(text: string, at: number): boolean {
  // An empty line follows or precedes.
  if (text.charCodeAt(at + 1) === LINE_FEED || text.charCodeAt(at - 1) === LINE_FEED) return false;
  const before = text.slice(Math.max(0, at - LOOK), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const next = text.slice(at + 1, at + 1 + LOOK);
  if (line.trim() === '' || FULL_LINE_END.test(line) || LIST_MARK.test(next) || /^\s*(?:\n|$)/.test(next))
    return false;
  if (line.trim().length >= MIN_WRAPPED_CHARS || /^\s*\p{Ll}/u.test(next)) return true;
  return OPEN_END.test(line) || JAPANESE_OPEN_END.test(line) || isNarrowColumn(before, next);
}
