import type { ReadDocument } from './extract-article.ts';

/** A title is shown in listings and repeated in every entity's record: a whole paragraph is none. */
const MAX_TITLE_CHARS = 300;

/** White space, and the characters that show nothing: zero-width spaces and joiners, marks of direction, BOMs. */
const BLANK = /^[\s\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u00AD]*$/u;

/**
 * Puts title and body together as the one text that is analysed. The title is never in it twice.
 *
 * @returns both empty where there is nothing to read
 */
export function composeText({ title, paragraphs }: Pick<ReadDocument, 'title' | 'paragraphs'>): {
  title: string;
  text: string;
} {
  const body = paragraphs.map(tidy).filter((paragraph) => !BLANK.test(paragraph));
  const [first = ''] = body;
  const firstLine = first.split('\n', 1)[0] ?? '';
  const headline = tidy(title ?? '').replace(/\s+/gu, ' ');
  if (BLANK.test(headline)) return { title: shorten(firstLine), text: body.join('\n\n') };
  const repeated = isSameLine(firstLine, headline);
  return { title: shorten(headline), text: (repeated ? body : [headline, ...body]).join('\n\n') };
}

/** Takes white space off the ends, and off the end of each line. */
function tidy(paragraph: string): string {
  return paragraph.replace(/[^\S\n]+$/gmu, '').trim();
}

function isSameLine(a: string, b: string): boolean {
  const fold = (line: string) => line.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return fold(a) === fold(b);
}

function shorten(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE_CHARS) return title;
  const cut = characters.slice(0, MAX_TITLE_CHARS - 1).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_TITLE_CHARS / 2))}…`;
}
