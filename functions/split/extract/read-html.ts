import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ReadDocument } from './extract-article.ts';

/** Elements that end a paragraph. */
const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'
    .split(' ')
    .map((name) => name.toUpperCase()),
);
/** Elements whose text is not the article's. */
const SILENT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD NAV ASIDE FOOTER FORM BUTTON SVG IFRAME'.split(' '),
);
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/**
 * Reads a page: the article without what surrounds it, by Readability; the whole body where that finds none. No
 * script runs: the parser only builds a tree.
 */
export function readHtml(source: string): ReadDocument {
  const { document } = parseHTML(wrap(source));
  const heading = firstText(document, ['h1']);
  const shown = metaContent(document, 'og:title') ?? heading ?? firstText(document, ['title']);
  // Readability takes the tree apart: what it does not find is read from a second one.
  const article = new Readability(
    document as unknown as ConstructorParameters<typeof Readability>[0],
  ).parse();
  const { document: untouched } = parseHTML(wrap(article?.content || source));
  const title = heading && shown?.startsWith(heading) ? heading : (shown ?? article?.title ?? undefined);
  const publishedAt = toInstant(article?.publishedTime);
  return {
    ...(title && { title }),
    ...(article?.byline && { byline: article.byline.replace(/\s+/g, ' ').replace(/^by /i, '').trim() }),
    ...(publishedAt && { publishedAt }),
    paragraphs: paragraphsOf(untouched.body as unknown as HtmlNode),
  };
}

/** The part of the DOM that is read; the types of linkedom and of the DOM disagree on more than that. */
interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

interface Queried {
  querySelector(
    selector: string,
  ): { textContent: string | null; getAttribute(name: string): string | null } | null;
}

/** A fragment gets the document around it that a browser would give it. */
function wrap(source: string): string {
  return /<body[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
}

function firstText(document: Queried, selectors: readonly string[]): string | undefined {
  for (const selector of selectors) {
    const text = document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
    if (text) return text;
  }
  return undefined;
}

function metaContent(document: Queried, property: string): string | undefined {
  return document.querySelector(`meta[property="${property}"]`)?.getAttribute('content')?.trim() || undefined;
}

function toInstant(date: string | null | undefined): string | undefined {
  const instant = Date.parse(date ?? '');
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}

function paragraphsOf(body: HtmlNode): string[] {
  const paragraphs = [''];
  const walk = (node: HtmlNode) => {
    for (const child of node.childNodes) {
      const name = child.nodeName.toUpperCase();
      if (child.nodeType === TEXT_NODE) {
        paragraphs.push(`${paragraphs.pop()}${(child.textContent ?? '').replace(/\s+/g, ' ')}`);
      } else if (child.nodeType === ELEMENT_NODE && name === 'BR') {
        paragraphs.push(`${paragraphs.pop()}\n`);
      } else if (child.nodeType === ELEMENT_NODE && !SILENT.has(name)) {
        if (BLOCKS.has(name)) paragraphs.push('');
        walk(child);
        if (BLOCKS.has(name)) paragraphs.push('');
      }
    }
  };
  walk(body);
  return paragraphs.map((paragraph) => paragraph.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' '));
}
