import type { ReadDocument } from './extract-article.ts';
import { normaliseText } from './normalise-text.ts';

/** A title is shown in listings and repeated in every entity's record: a whole paragraph is none. */
const MAX_TITLE_CHARS = 300;
/** Where a title that a page repeats is looked for: after a kicker and a dateline at the most. */
const HEAD_PARAGRAPHS = 3;

/** A headline that was broken for want of room has no more lines. */
const MAX_HEADLINE_LINES = 3;

/**
 * Most white space in a row. What stands between two passages is kept with the one before it, in a message and an item of
 * bounded size.
 */
const MAX_BLANKS = 1_000;

/** White space, and the characters that show nothing: zero-width spaces and joiners, marks of direction, fillers. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Puts title and body together as the one text that is analysed: the title, an empty line, the body. The title is
 * never in it twice.
 *
 * @returns both empty where there is nothing to read
 */
export function composeText({ title, paragraphs }: Pick<ReadDocument, 'title' | 'paragraphs'>): {
  title: string;
  text: string;
} {
  const body = paragraphs.map(tidy).filter((paragraph) => !BLANK.test(paragraph));
  const said = tidy(title ?? '').replace(/\s+/gu, ' ');
  if (BLANK.test(said)) return headByFirstLine(body);
  const at = body.slice(0, HEAD_PARAGRAPHS).findIndex((paragraph) => isSameLine(paragraph, said));
  const rest = at < 0 ? body : body.toSpliced(at, 1);
  return { title: shorten(said), text: [said, ...rest].join('\n\n') };
}

function headByFirstLine([first = '', ...rest]: readonly string[]): { title: string; text: string } {
  const [line = '', ...lines] = first.split('\n');
  const isBroken = isWrapped(line, lines);
  const title = isBroken && lines.length < MAX_HEADLINE_LINES ? first.replace(/\s*\n\s*/g, ' ') : line;
  const head = lines.length > 0 && !isBroken ? [line.trim(), tidy(lines.join('\n'))] : [first];
  return { title: shorten(title.trim()), text: [...head, ...rest].join('\n\n') };
}

/** A paragraph whose lines were broken for want of room has no headline in its first line. */
function isWrapped(line: string, lines: readonly string[]): boolean {
  if (/^\s*\p{Ll}/u.test(lines[0] ?? '')) return true;
  const full = [line, ...lines].slice(0, -1);
  return full.length >= 2 && full.every(({ length }) => length >= 45 && length <= 100);
}

/**
 * Takes white space off the ends, and off the end of each line, and from between two words what is more than anybody
 * means; what a reader unescaped may need normalising again.
 */
function tidy(paragraph: string): string {
  return normaliseText(paragraph)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .replace(/\s+/gu, (blanks) => blanks.slice(0, MAX_BLANKS));
}

function isSameLine(a: string, b: string): boolean {
  const fold = (line: string) => line.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return a.length < 2 * b.length + 20 && fold(a) === fold(b);
}

/** A line that is shown in listings, of a bounded length. */
export function shorten(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE_CHARS) return title;
  const cut = characters.slice(0, MAX_TITLE_CHARS - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_TITLE_CHARS / 2 ? cut.slice(0, space) : cut}…`;
}
