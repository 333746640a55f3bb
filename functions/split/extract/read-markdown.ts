import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ReadDocument } from './extract-article.ts';

const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/** Reads Markdown: the words without the marks. Links keep their text, not their address; images and HTML are left out. */
export function readMarkdown(source: string): ReadDocument {
  const facts = readFrontMatter(FRONT_MATTER.exec(source)?.[1] ?? '');
  const { children } = fromMarkdown(source.replace(FRONT_MATTER, ''));
  const title = facts.title ?? firstHeading(children);
  const date =
    facts.date && !Number.isNaN(Date.parse(facts.date)) ? new Date(facts.date).toISOString() : undefined;
  return {
    ...(title && { title }),
    ...(facts.author && { byline: facts.author }),
    ...(date && { publishedAt: date }),
    paragraphs: children.flatMap(paragraphsOf),
  };
}

/** Only `key: value` lines: what a title, an author or a date takes. */
function readFrontMatter(block: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...block.matchAll(/^([\w-]+):[ \t]*(.*?)[ \t]*$/gm)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value.replace(/^(["'])(.*)\1$/, '$2') || undefined,
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
    case 'paragraph':
      return [wordsOf(node)];
    case 'code':
      return [node.value];
    default:
      return 'children' in node ? node.children.flatMap(paragraphsOf) : [];
  }
}

function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    default:
      return 'children' in node ? node.children.map(wordsOf).join('') : '';
  }
}
