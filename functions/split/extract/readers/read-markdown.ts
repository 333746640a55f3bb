import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { toInstant } from '../to-instant.ts';

const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;
/** The line between a table's head and its rows. */
const TABLE_RULE = /^\|?[ \t]*:?-{2,}[\s:|-]*$/;

/**
 * Reads Markdown: the words without the marks. Links keep their text and lose their address. Images and HTML tags are left
 * out. Tables keep their rows.
 */
export function readMarkdown(source: string): ReadDocument {
  const document = source.trimStart();
  const matter = readFrontMatter(FRONT_MATTER.exec(document)?.[1] ?? '');
  const { children } = fromMarkdown(document.replace(FRONT_MATTER, ''));
  const facts = keepKnownFacts({
    title: matter.title ?? firstHeading(children),
    byline: matter.author ?? matter.byline,
    publisher: matter.publisher ?? matter.source,
    publishedAt: toInstant(matter.date ?? matter.published),
    language: matter.language ?? matter.lang,
  });
  return { ...facts, paragraphs: children.flatMap(paragraphsOf) };
}

/** Reads only `key: value` lines, in which titles, authors and dates are written. */
function readFrontMatter(block: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...block.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value.trim().replace(/^(["'])(.*)\1$/, '$2') || undefined,
    ]),
  );
}

/** @returns the heading that the article starts with, if it starts with one */
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

/** A line feed in a paragraph is a space, except in a table, which has a line for each row. */
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
      // Marks a break that must stay, until `rowsOf` writes it. No text contains one: decoding replaces control characters.
      return '\v';
    default:
      return 'children' in node ? node.children.map(wordsOf).join('') : '';
  }
}
