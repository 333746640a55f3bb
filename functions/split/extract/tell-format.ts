import type { ArticleFormat } from '../../../core/article/revision.ts';

/** How much of a text is looked at. */
const LOOK_CHARS = 20_000;

const HTML_START =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b/i;
const TAG_START = /^\s*<[a-z][^>]*>/i;
const BLOCK_END = /<\/(?:p|div|article|section|h[1-6]|ul|ol|table|body)\s*>/gi;

/** Marks that plain prose hardly ever makes by accident. */
const HEADING = /^#{1,6} +\S/m;
const MARKDOWN_MARKS: readonly RegExp[] = [
  HEADING,
  /^\S.*\n(?:={3,}|-{3,})\s*$/m,
  /!?\[[^\]\n]+\]\([^)\s]+\)/,
  /(?<![*\w])\*\*[^*\s][^*\n]*\*\*(?![*\w])/,
  /^> +\S/m,
  /^(?:[-*+] +\S.*\n){2}/m,
  /^```/m,
];
const FRONT_MATTER = /^---\n(?:[\w-]+:.*\n)+---\n/;

/**
 * Tells a format from a text's content; names and content types lie.
 *
 * - HTML begins with a document's tags, or with any tag and closes at least two blocks.
 * - Markdown begins with a heading or front matter, or bears two different marks (headings, links, strong text,
 *   block quotes, lists, code fences). One alone is not enough: "price < 5", "* note" and "C++ <vector>" are prose.
 * - Everything else is plain text.
 */
export function tellFormat(text: string): ArticleFormat {
  const start = text.slice(0, LOOK_CHARS);
  if (HTML_START.test(start)) return 'html';
  if (TAG_START.test(start) && (start.match(BLOCK_END)?.length ?? 0) >= 2) return 'html';
  if (FRONT_MATTER.test(start) || HEADING.exec(start.trimStart())?.index === 0) return 'markdown';
  return MARKDOWN_MARKS.filter((mark) => mark.test(start)).length >= 2 ? 'markdown' : 'text';
}
