import { type HtmlNode, listParagraphs } from './list-paragraphs.ts';
import { readSchemaArticle } from './read-schema-article.ts';

/** The part of the DOM that is used here. */
export interface UnseenDocument {
  querySelectorAll(selector: string): Iterable<HtmlNode>;
}

const MARKUP = /<\/?(?:p|div|br|h[1-6]|ul|ol|li|a|b|i|em|strong|span|blockquote)\b[^<>]*>/i;
/** A page of scripts says in fewer characters that it needs them. */
const MIN_NOSCRIPT = 250;

/** Lists the texts that a page states without showing them: the `articleBody` of its JSON-LD, and its `<noscript>`. */
export function* listUnseenTexts(
  document: UnseenDocument,
  readFragment: (source: string) => readonly string[],
): Generator<readonly string[]> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const body = readBody(script.textContent ?? '');
    if (body) yield MARKUP.test(body) ? readFragment(body) : body.split(/\s*\n\s*/);
  }
  const hidden = [...document.querySelectorAll('noscript')].map((element) => listParagraphs(element));
  const longest = hidden.sort((a, b) => b.join('').length - a.join('').length)[0];
  if (longest && longest.join('').length >= MIN_NOSCRIPT) yield longest;
}

function readBody(json: string): string | undefined {
  try {
    return readSchemaArticle(JSON.parse(json))?.body;
  } catch {
    // Many pages have broken JSON-LD.
    return undefined;
  }
}
