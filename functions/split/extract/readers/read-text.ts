import { findDates, type WrittenDate } from '../dates/parse-date.ts';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { splitParagraphs } from './split-paragraphs.ts';

/** News archives write the date below the title, or before the first words of the text. */
const MAX_LINES = 8;
const MAX_CHARS = 100;
/** Of what a date line has behind the date: a time with its zone, an agency. */
const MAX_LETTERS_AFTER = 12;
const LABEL =
  /^(?:(?:date|published|publication date|posted|released|issued|datum|veröffentlicht|erschienen|publié|fecha|publicado|data|pubblicato)\b[^\d]{0,12})$/iu;
/** A name or a place, as in "By Ana Marsh, 4 March 2026" and "OSLO, 4 March 2026". */
const BEFORE = /^(?:[\p{Lu}][\p{L}\p{M}.'’ /-]{1,60}(?:,|\||[-–—]|\s\()\s*)?(?:\p{L}{2,12}\.?,\s*)?$/u;
const DATELINE_AFTER = /^[^\p{L}\d]{0,3}(?:\([\p{L} /]{1,30}\)\s*)?[-–—:_]{1,2}\s/u;

/** Reads plain text: its paragraphs, and the date that a line at its start gives. */
export function readText(text: string): ReadDocument {
  const paragraphs = splitParagraphs(text);
  const date = findDateLine(paragraphs);
  const facts = keepKnownFacts({
    publishedAt: date?.instant,
    publishedAtOffset: date?.offset,
    publishedAtOrigin: date && 'text',
  });
  return { ...facts, paragraphs };
}

/** The first line is the title: a date in it is part of what the article is about. */
function findDateLine(paragraphs: readonly string[]): WrittenDate | undefined {
  const lines = paragraphs.slice(0, MAX_LINES).flatMap((paragraph) => paragraph.split('\n', MAX_LINES));
  for (const line of lines.slice(1, MAX_LINES)) {
    const trimmed = line.trim();
    const [date, ...more] = findDates(trimmed.slice(0, MAX_CHARS));
    if (!date || more.length > 0) continue;
    const [before, after] = [trimmed.slice(0, date.begin).trim(), trimmed.slice(date.end)];
    const isLine = trimmed.length <= MAX_CHARS && (after.match(/\p{L}/gu)?.length ?? 0) <= MAX_LETTERS_AFTER;
    if (LABEL.test(before) && isLine) return date;
    if (BEFORE.test(before) && ((isLine && !/[.!?]$/.test(trimmed)) || DATELINE_AFTER.test(after)))
      return date;
  }
  return undefined;
}
