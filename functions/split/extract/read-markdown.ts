import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ReadDocument } from './extract-article.ts';
import { toInstant } from './to-instant.ts';

const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;
/** The line between a table's head and its rows. */
const TABLE_RULE = /^\|?[ \t]*:?-{2,}[\s:|-]*$/;

/**
 * Reads Markdown: the words without the marks. Links keep their text, not their address; images and tags of HTML are
 * left out; a table keeps its rows.
 */
export function readMarkdown(source: string): ReadDocument {
  const document = source.trimStart();
  const facts = readFrontMatter(FRONT_MATTER.exec(document)?.[1] ?? '');
  const { children } = fromMarkdown(document.replace(FRONT_MATTER, ''));
  const title = facts.title ?? firstHeading(children);
  const byline = facts.author ?? facts.byline;
  const publisher = facts.publisher ?? facts.source;
  const language = facts.language ?? facts.lang;
  const publishedAt = toInstant(facts.date ?? facts.published);
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(publisher && { publisher }),
    ...(language && { language }),
    ...(publishedAt && { publishedAt }),
    paragraphs: children.flatMap(paragraphsOf),
  };
}

/** Only `key: value` lines: what a title, an author or a date takes. */
function readFrontMatter(block: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...block.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value.trim().replace(/^(["'])(.*)\1$/, '$2') || undefined,
    ]),
  );
}

/** The first heading, if the article begins with it. */
function firstHeading([first]: readonly Nodes[]): string | undefined {
  return first?.type === 'heading' ? wordsOf(first) : undefined;
}

function paragraphsOf(node: Nodes): string[] {
  switch (node.type) {
    case 'heading':
      return [wordsOf(node)];
    case 'paragraph':
      return [rowsOf(wordsOf(node))];
    case 'code':
      return [node.value];
    case 'html':
      return [/^<(?:script|style)\b/i.test(node.value) ? '' : node.value.replace(/<[^<>]*>/g, ' ')];
    default:
      return 'children' in node ? node.children.flatMap(paragraphsOf) : [];
  }
}

/** A line feed in a paragraph is only a space, but for a table, whose rows stand on lines of their own. */
function rowsOf(words: string): string {
  const lines = words.split('\n');
  if (!lines.some((line) => TABLE_RULE.test(line))) return words.replaceAll('\n', ' ').replaceAll('\v', '\n');
  const rows = lines.filter((line) => !TABLE_RULE.test(line));
  return rows.map((line) => line.replace(/^\s*\||\|\s*$/g, '').trim()).join('\n');
}

function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      // Told from a line feed until the paragraph is put together; no text holds one: it is a control character.
      return '\v';
    default:
      return 'children' in node ? node.children.map(wordsOf).join('') : '';
  }
}
