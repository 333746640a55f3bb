import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { chooseArticle } from './choose-article.ts';
import { type HtmlNode, listParagraphs } from './list-paragraphs.ts';
import { listUnseenTexts, type UnseenDocument } from './list-unseen-texts.ts';
import { measurePage, type ParsedNode } from './page-tree.ts';
import { type Page, readPageFacts } from './read-page-facts.ts';
import { rejectExcessMarkup } from './reject-excess-markup.ts';
import { type Heading, tidyHeadings } from './tidy-headings.ts';

/** Larger pages are read whole, because Readability takes a page apart up to four times. Live blogs have fewer elements. */
const MAX_READABLE_ELEMENTS = 15_000;
/** The parser drops the frame of a page, so the frame's language is read from the source. */
const DECLARED_LANGUAGE = /<html\b[^<>]*?\s(?:xml:)?lang\s*=\s*["']?([\w-]{2,35})/i;
/** The tags of a document's frame. HTML lets writers leave them out, and writers misplace them. */
const FRAME = /<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi;

/**
 * Reads a page: its article, as `chooseArticle` finds it, or the whole body if there is none. No script runs and nothing is
 * fetched: the parser only builds a tree.
 *
 * @throws Rejection UNSUPPORTED_FORMAT or TEXT_TOO_LONG for a page that would take too long to read
 */
export function readHtml(source: string): ReadDocument {
  const { elements } = rejectExcessMarkup(source);
  const document = parse(source);
  tidyHeadings(document.querySelectorAll('h1, h2') as unknown as Iterable<Heading>, source);
  const language = DECLARED_LANGUAGE.exec(source)?.[1];
  const { chooseByline, ...facts } = readPageFacts(document as unknown as Page, language);
  // Readability takes the tree apart, so the page is measured first.
  const page = measurePage(document.body as unknown as ParsedNode);
  const article = elements <= MAX_READABLE_ELEMENTS ? findArticle(document) : null;
  const paragraphs = chooseArticle(page, article?.content ? measurePage(article.content) : undefined, () =>
    // Readability has taken this tree apart.
    listUnseenTexts(parse(source) as unknown as UnseenDocument, readFragment),
  );
  return {
    ...keepKnownFacts({
      ...facts,
      title: facts.title ?? article?.title ?? undefined,
      byline: chooseByline(stripBy(article?.byline ?? undefined)),
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
    return new Readability<ParsedNode>(
      document as unknown as ConstructorParameters<typeof Readability<ParsedNode>>[0],
      { keepClasses: true, serializer: (content) => content as unknown as ParsedNode },
    ).parse();
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
