import { Rejection } from '@copydesk/core/article/errors';
import { MAX_TEXT_BYTES } from '@copydesk/core/article/limits';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ReadDocument } from './extract-article.ts';
import { type HtmlNode, listParagraphs } from './list-paragraphs.ts';
import { type MarkupSize, measureMarkup } from './measure-markup.ts';
import { type Page, readPageFacts } from './read-page-facts.ts';

/** Readability's work grows with the square of the nesting; pages that people read nest 60 deep at most. */
const MAX_DEPTH = 300;
/** Beyond these, a page is read as a whole: Readability takes it apart up to four times. Live blogs have fewer. */
const MAX_READABLE_ELEMENTS = 15_000;
const MAX_ELEMENTS = 30_000;
/** Three times as much as is analysed: beside its article, a page has menus and comments. */
const MAX_CHARACTERS = 3 * MAX_TEXT_BYTES;

/**
 * Reads a page: the article without what surrounds it, by Readability; the whole body where that finds none. No
 * script runs and nothing is fetched: the parser only builds a tree.
 *
 * @throws Rejection UNSUPPORTED_FORMAT or TEXT_TOO_LONG for a page that no reader should be given
 */
export function readHtml(source: string): ReadDocument {
  const { elements } = refuseExcess(source);
  const document = parse(source);
  const facts = readPageFacts(document as unknown as Page);
  // Readability takes the tree apart: what it does not find is read from a second one.
  const article = elements <= MAX_READABLE_ELEMENTS ? findArticle(document) : null;
  const paragraphs = listParagraphs(bodyOf(article?.content || source));
  const title = facts.title ?? article?.title;
  const language = DECLARED_LANGUAGE.exec(source)?.[1] ?? facts.language;
  const byline = facts.byline ?? article?.byline?.replace(/\s+/g, ' ').replace(/^by /i, '').trim();
  return {
    ...facts,
    ...(title && { title }),
    ...(byline && { byline }),
    ...(language && { language }),
    paragraphs: paragraphs.some((paragraph) => paragraph.trim() !== '')
      ? paragraphs
      : listParagraphs(bodyOf(source)),
  };
}

/** The frame is taken off before the page is parsed, so its attributes are read from the source. */
const DECLARED_LANGUAGE = /<html\b[^<>]*?\s(?:xml:)?lang\s*=\s*["']?([\w-]{2,35})/i;

function findArticle(document: ReturnType<typeof parse>) {
  try {
    return new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  } catch {
    // It trips over trees that no browser would build: then all of the body is read.
    return null;
  }
}

/** @throws Rejection UNSUPPORTED_FORMAT or TEXT_TOO_LONG for markup that takes too long to read */
export function refuseExcess(source: string): MarkupSize {
  const size = measureMarkup(source);
  const { depth, elements, characters } = size;
  if (characters > MAX_CHARACTERS) {
    throw new Rejection(
      'TEXT_TOO_LONG',
      `The markup holds ${characters} characters of text; at most ${MAX_TEXT_BYTES} bytes are analysed`,
    );
  }
  if (depth <= MAX_DEPTH && elements <= MAX_ELEMENTS) return size;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The markup has ${elements} elements, nested ${depth} deep; at most ${MAX_ELEMENTS}, nested ${MAX_DEPTH} deep, are read. Drop the article's text alone`,
  );
}

/** The paragraphs of markup that is an article's body and nothing else. */
export function readFragment(source: string): string[] {
  refuseExcess(source);
  return listParagraphs(bodyOf(source));
}

/** The tags that give a document its frame: HTML lets writers leave them out, and writers misplace them. */
const FRAME = /<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi;

/** Every page gets a whole frame, as a browser would give it; the parser alone would lose what stands outside of one. */
function parse(source: string) {
  const content = source.replace(FRAME, ' ');
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${content}</body></html>`);
  // Not all of the head has to move: only the title shows text.
  for (const title of document.querySelectorAll('body > title')) document.head.append(title);
  return document;
}

function bodyOf(source: string): HtmlNode {
  return parse(source).body as unknown as HtmlNode;
}
