/** UTF-16 code units, end exclusive. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** A part of a paragraph: plain text, or the text of one mark. `mark` is its index in the API's list. */
export interface Segment {
  readonly text: string;
  readonly mark?: number;
}

export interface Paragraph {
  readonly segments: readonly Segment[];
  /** Of its text, without the line breaks that end it. */
  readonly span: Span;
}

/** A passage as the page shows it. Its paragraphs are what lies between empty lines. */
export interface PassageText {
  /** The first is 1. */
  readonly number: number;
  readonly paragraphs: readonly Paragraph[];
}

/** A longer line was not broken by hand, so its breaks mean something. */
const WRAPPED_LINE = 100;

/**
 * Cuts a text into passages, paragraphs and marks. Every character of a mark stays in it: a break inside a mark ends no paragraph.
 * The white space between paragraphs is left out, because the page shows it as space.
 *
 * @param marks in the order of the text, without overlaps
 * @param passages in the order of the text
 */
export function splitText(
  text: string,
  marks: readonly Span[],
  passages: readonly Span[],
): readonly PassageText[] {
  const parts = passages.length > 0 ? passages : [{ begin: 0, end: text.length }];
  const breaks = paragraphBreaks(text, marks);
  let next = 0;
  return parts.map(({ begin }, index) => {
    // What is between two passages belongs to the first.
    const end = parts[index + 1]?.begin ?? text.length;
    const paragraphs: Paragraph[] = [];
    for (const span of cutAt({ begin, end }, breaks)) {
      const segments: Segment[] = [];
      let at = span.begin;
      for (; next < marks.length; next++) {
        const mark = marks[next] as Span;
        if (mark.begin >= span.end) break;
        if (mark.begin < at) continue;
        if (mark.begin > at) segments.push({ text: text.slice(at, mark.begin) });
        segments.push({ text: text.slice(mark.begin, mark.end), mark: next });
        at = mark.end;
      }
      if (at < span.end) segments.push({ text: text.slice(at, span.end) });
      paragraphs.push({ segments, span });
    }
    return { number: index + 1, paragraphs };
  });
}

/** Whether the breaks of single lines are of the author. Lines that were wrapped at a width flow together again. */
export const keepsLines = (text: string): boolean =>
  text.split('\n').some((line) => line.length > WRAPPED_LINE);

/** The white space that ends paragraphs: empty lines, or each line break in a text that has no empty line. */
function paragraphBreaks(text: string, marks: readonly Span[]): Span[] {
  const breaks = [...text.matchAll(/\n[^\S\n]*(?:\n[^\S\n]*)+/g)];
  const found = breaks.length > 0 ? breaks : [...text.matchAll(/\n\s*/g)];
  let at = 0;
  return found
    .map((match) => ({ begin: match.index, end: match.index + match[0].length }))
    .filter(({ begin, end }) => {
      while (at < marks.length && (marks[at] as Span).end <= begin) at++;
      const mark = marks[at];
      return !mark || mark.begin >= end;
    });
}

function cutAt({ begin, end }: Span, breaks: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let at = begin;
  for (const gap of breaks) {
    if (gap.end <= begin) continue;
    if (gap.begin >= end) break;
    if (gap.begin > at) spans.push({ begin: at, end: gap.begin });
    at = Math.max(at, Math.min(gap.end, end));
  }
  if (at < end) spans.push({ begin: at, end });
  return spans;
}

/** Whether a paragraph is the title again, but for white space and case. */
export function repeatsTitle(paragraph: string, title: string): boolean {
  const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return fold(paragraph) === fold(title);
}
