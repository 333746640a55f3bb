import type { ReadDocument } from './document-facts.ts';
import { normaliseText } from './normalise-text.ts';

/** Listings show the title, and the record of each entity repeats it. */
const MAX_TITLE_CHARS = 300;
/** A page may repeat its title in the text, after a kicker and a dateline at most. */
const HEAD_PARAGRAPHS = 3;
/** A paragraph of more lines is not a wrapped headline. */
const MAX_HEADLINE_LINES = 3;
/**
 * The longest run of white space that is kept. The white space between two passages travels with the first of them, in a
 * message and an item of bounded size.
 */
const MAX_BLANKS = 1_000;

/** White space and invisible characters: zero-width spaces and joiners, direction marks, fillers. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Composes the text that is analysed: the title, an empty line, the body. A title that the body repeats is taken out of
 * the body.
 *
 * @returns an empty title and an empty text for a document without words
 */
export function composeText({ title, paragraphs }: Pick<ReadDocument, 'title' | 'paragraphs'>): {
  title: string;
  text: string;
} {
  const body = paragraphs.map(tidy).filter((paragraph) => !BLANK.test(paragraph));
  const headline = tidy(title ?? '').replace(/\s+/gu, ' ');
  if (BLANK.test(headline)) return useFirstLineAsTitle(body);
  const at = body.slice(0, HEAD_PARAGRAPHS).findIndex((paragraph) => isSameLine(paragraph, headline));
  const rest = at < 0 ? body : body.toSpliced(at, 1);
  return { title: shorten(headline), text: [headline, ...rest].join('\n\n') };
}

/** Agencies put a line with the name of the story and of its version first: "BC-EU--Harbor, 3rd Ld-Writethru,0450". */
const SLUG =
  /^(?:[A-Z]{2}-[\w-]+--?\S|[A-Z][A-Z0-9]+(?:[-/][A-Z0-9]+)+\/?(?:\s*\([^()]*\))?$|.*\b(?:\d(?:st|nd|rd|th) (?:Ld|Lead)\b|(?:Ld-)?Writethru\b).*)/;
const MAX_SLUG_CHARS = 80;

function isSlug(line: string): boolean {
  return line.length <= MAX_SLUG_CHARS && SLUG.test(line.trim());
}

function useFirstLineAsTitle(body: readonly string[]): { title: string; text: string } {
  const [first = '', ...rest] = withoutSlug(body);
  const [line = '', ...lines] = first.split('\n');
  const isBroken = isWrapped(line, lines);
  const title = isBroken && lines.length < MAX_HEADLINE_LINES ? first.replace(/\s*\n\s*/g, ' ') : line;
  const head = lines.length > 0 && !isBroken ? [line.trim(), tidy(lines.join('\n'))] : [first];
  return { title: shorten(title.trim()), text: [...head, ...rest].join('\n\n') };
}

function withoutSlug([first = '', ...rest]: readonly string[]): readonly string[] {
  const [line = '', ...lines] = first.split('\n');
  if (!isSlug(line) || lines.length + rest.length === 0) return [first, ...rest];
  return lines.length > 0 ? [lines.join('\n').trim(), ...rest] : rest;
}

/** The paragraph is wrapped text: its first line is not a headline. */
function isWrapped(line: string, lines: readonly string[]): boolean {
  if (/^\s*\p{Ll}/u.test(lines[0] ?? '')) return true;
  const full = [line, ...lines].slice(0, -1);
  return full.length >= 2 && full.every(({ length }) => length >= 45 && length <= 100);
}

/**
 * Trims the paragraph and the end of each line, and shortens long runs of white space. It normalises the text once more,
 * because a reader may have unescaped control characters.
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

/** Shortens a line to the length that listings show. */
export function shorten(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE_CHARS) return title;
  const cut = characters.slice(0, MAX_TITLE_CHARS - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_TITLE_CHARS / 2 ? cut.slice(0, space) : cut}…`;
}
