/** A line of a page's text layer. */
export interface PdfLine {
  readonly page: number;
  /** Its baseline, in points above the bottom of the page. */
  readonly y: number;
  /** The height of its letters, in points. */
  readonly height: number;
  readonly text: string;
}

/** Two lines further apart than this, in heights of their letters, belong to two paragraphs. */
const PARAGRAPH_GAP = 1.7;
/** Letters of another size start another paragraph, such as a heading or a caption. */
const SAME_SIZE = 0.15;
const SENTENCE_END = /[.!?…:"”’)]\s*$/;

/** Joins the lines of pages into paragraphs. Words that were hyphenated at the end of a line become whole again. */
export function joinLines(lines: readonly PdfLine[]): string[] {
  const paragraphs: string[] = [];
  let last: PdfLine | undefined;
  for (const line of lines.filter(({ text }) => text.trim() !== '')) {
    const open = paragraphs.at(-1);
    if (last && open !== undefined && isSameParagraph(last, line)) {
      paragraphs[paragraphs.length - 1] = joinLine(open, line.text.trim());
    } else {
      paragraphs.push(line.text.trim());
    }
    last = line;
  }
  return paragraphs;
}

function isSameParagraph(last: PdfLine, line: PdfLine): boolean {
  const size = Math.max(last.height, line.height);
  if (Math.abs(last.height - line.height) > SAME_SIZE * size) return false;
  // Across the end of a page or column, a paragraph continues if its sentence does.
  if (last.page !== line.page || line.y > last.y) return !SENTENCE_END.test(last.text);
  return last.y - line.y <= PARAGRAPH_GAP * size;
}

function joinLine(open: string, line: string): string {
  const isHyphenated = /\p{Ll}[-\u00AD]$/u.test(open) && /^\p{Ll}/u.test(line);
  return isHyphenated ? `${open.slice(0, -1)}${line}` : `${open} ${line}`;
}
