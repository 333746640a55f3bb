import type { ArticleFormat } from '@copydesk/core/article/revision';
import { skipMarkupProlog } from './skip-markup-prolog.ts';
import type { ContainerFormat } from './tell-container.ts';

export type TextFormat = Exclude<ArticleFormat, ContainerFormat>;

/** How much of a text is looked at. */
const LOOK_CHARS = 20_000;

const HTML_START = /^<(?:!doctype\s+html|html|head|body|article|main)\b/i;
/** A news format, a feed, or whatever bears a declaration and is no page. */
const XML_START = /^<(?:nitf|newsitem|newsmessage|rss|feed)\b|^<!doctype\s+(?!html\b)/i;
const JSON_START = /^(?:\[\s*)?\{\s*"/;
const JSON_END = /[}\]]$/;
const JSON_KEY = /^(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:/;
const TAG_START = /^<[a-z][a-z0-9]*(?:\s[^<>]*)?>/i;
const BLOCK_END = /<\/(?:p|div|article|section|h[1-6]|ul|ol|table|body)\s*>/gi;

/** Marks that plain prose hardly ever makes by accident. */
const HEADING = /^#{1,6} +\S/m;
const MARKDOWN_MARKS: readonly RegExp[] = [
  HEADING,
  /^\S.{0,200}\n(?:={3,}|-{3,})[ \t]*$/m,
  /\[[^[\]\n]{1,300}\]\([^()\s]{1,1000}\)/,
  /(?<![*\w])\*\*[^*\s][^*\n]{0,300}\*\*(?![*\w])/,
  /^> +\S/m,
  /^(?:[-*+] +\S.*\n){2}/m,
  /^```/m,
];
const FRONT_MATTER = /^---\n[\w-]+:.*\n(?:(?:[\w-]+:|[ \t]+\S|- ).*\n|\n)*---(?:\n|$)/;

/** A book, or what makes a reader of Markdown try everything with everything: it takes minutes, or half a gigabyte. */
const MAX_MARKDOWN_CHARS = 300_000;
const MAX_MARKDOWN_BRACKETS = 5_000;
/** Stars and underscores that may or may not belong together; lines of lists and quotations. */
const MAX_MARKDOWN_STARS = 5_000;
const MAX_MARKDOWN_ITEMS = 2_000;
const ITEM = /^[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])/gm;

/** Quotations in lists in quotations …: so deep, no writer nests and every reader suffers. */
const NESTED_MARKDOWN = /^[ \t]{200,}\S|^[ \t]*(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+){50}/m;

/**
 * Tells a format from a text's content; names and content types lie.
 *
 * - JSON begins with an object's first key, or a list of objects, and ends with a bracket, or breaks off before its first
 *   value does, or in a line after it that begins the same.
 * - XML begins with a declaration, a document type or an element of the news formats, and is no page.
 * - HTML begins with a document's tags, or with any tag and closes at least two blocks. Comments and an XML
 *   declaration may stand before.
 * - Markdown begins with a heading or front matter, or bears two different marks (headings, links, strong text,
 *   block quotes, lists, code fences). One alone is not enough: "price < 5", "* note" and "C++ <vector>" are prose.
 *   What is long or nested beyond reason is read as the plain text that it is, too.
 * - Everything else is plain text.
 */
export function tellFormat(text: string): TextFormat {
  const start = text.trimStart().slice(0, LOOK_CHARS);
  const markup = skipMarkupProlog(start);
  if (JSON_START.test(start) && (JSON_END.test(text.trimEnd()) || breaksOff(text.trimStart()))) return 'json';
  if (HTML_START.test(markup)) return 'html';
  if (XML_START.test(markup) || start.startsWith('<?xml')) return 'xml';
  if (TAG_START.test(markup) && (markup.match(BLOCK_END)?.length ?? 0) >= 2) return 'html';
  const isMarkdown =
    FRONT_MATTER.test(start) ||
    HEADING.exec(start)?.index === 0 ||
    MARKDOWN_MARKS.filter((mark) => mark.test(start)).length >= 2;
  return isMarkdown && !isExcessive(text) ? 'markdown' : 'text';
}

/** Whether JSON is cut short: half an upload is no prose. */
function breaksOff(text: string): boolean {
  const rest = text.slice(endOfValue(text)).trimStart();
  return rest === '' ? JSON_KEY.test(text.slice(0, LOOK_CHARS)) : JSON_START.test(rest.slice(0, LOOK_CHARS));
}

/** Where the value that the text begins with has closed all its brackets; the text's end where it does not. */
function endOfValue(text: string): number {
  let depth = 0;
  let isString = false;
  for (const { 0: token, index } of text.matchAll(/\\.|["{}[\]]/gs)) {
    if (token === '"') isString = !isString;
    else if (isString) continue;
    else if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth === 0) return index + token.length;
  }
  return text.length;
}

function isExcessive(text: string): boolean {
  return (
    text.length > MAX_MARKDOWN_CHARS ||
    text.split('[', MAX_MARKDOWN_BRACKETS + 1).length > MAX_MARKDOWN_BRACKETS ||
    text.split(/[*_]+/, MAX_MARKDOWN_STARS + 1).length > MAX_MARKDOWN_STARS ||
    (text.match(ITEM)?.length ?? 0) > MAX_MARKDOWN_ITEMS ||
    NESTED_MARKDOWN.test(text)
  );
}
