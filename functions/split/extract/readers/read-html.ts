import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { type HtmlNode, listParagraphs } from './list-paragraphs.ts';
import { type Page, readPageFacts } from './read-page-facts.ts';
import { rejectExcessMarkup } from './reject-excess-markup.ts';

/** Larger pages are read whole, because Readability takes a page apart up to four times. Live blogs have fewer elements. */
const MAX_READABLE_ELEMENTS = 15_000;
/** The parser drops the frame of a page, so the frame's language is read from the source. */
const DECLARED_LANGUAGE = /<html\b[^<>]*?\s(?:xml:)?lang\s*=\s*["']?([\w-]{2,35})/i;
/** The tags of a document's frame. HTML lets writers leave them out, and writers misplace them. */
const FRAME = /<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi;

/**
 * Reads a page: the article that Readability finds in it, or the whole body if it finds none. No script runs and nothing is
 * fetched: the parser only builds a tree.
 *
 * @throws Rejection UNSUPPORTED_FORMAT or TEXT_TOO_LONG for a page that would take too long to read
 */
export function readHtml(source: string): ReadDocument {
  const { elements } = rejectExcessMarkup(source);
  const document = parse(source);
  const language = DECLARED_LANGUAGE.exec(source)?.[1];
  const facts = readPageFacts(document as unknown as Page, language);
  const article = elements <= MAX_READABLE_ELEMENTS ? findArticle(document) : null;
  // Readability takes the tree apart, so the whole body is read from a tree of its own.
  const paragraphs = listParagraphs(bodyOf(article?.content || source));
  return {
    ...keepKnownFacts({
      ...facts,
      title: facts.title ?? article?.title ?? undefined,
      byline: facts.byline ?? stripBy(article?.byline ?? undefined),
      language: language ?? facts.language,
    }),
    paragraphs: paragraphs.some((paragraph) => paragraph.trim() !== '')
      ? paragraphs
      : listParagraphs(bodyOf(source)),
  };
}

/** Reads the paragraphs of markup that contains an article's body alone. */
export function readFragment(source: string): string[] {
  rejectExcessMarkup(source);
  return listParagraphs(bodyOf(source));
}

function findArticle(document: ReturnType<typeof parse>) {
  try {
    return new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  } catch {
    // Readability fails on trees that no browser would build. The whole body is read instead.
    return null;
  }
}

/** Gives each page a whole frame, as browsers do. The parser alone would lose the content outside a frame. */
function parse(source: string) {
  const content = source.replace(FRAME, ' ');
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${content}</body></html>`);
  // The rest of the head may stay in the body: only the title shows text.
  for (const title of document.querySelectorAll('body > title')) document.head.append(title);
  return document;
}

function bodyOf(source: string): HtmlNode {
  return parse(source).body as unknown as HtmlNode;
}
