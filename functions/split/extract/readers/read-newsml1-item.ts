import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { listParagraphs } from './list-paragraphs.ts';
import { all, attribute, first, words, type XmlElement } from './query-xml.ts';
import { splitParagraphs } from './split-paragraphs.ts';

/**
 * Reads a <NewsItem> element of NewsML 1, with text, XHTML or NITF in it. Its other contents are pictures, and the same text
 * in other forms: the first text is taken. https://iptc.org/standards/newsml-1/
 */
export function readNewsMl1Item(item: XmlElement): ReadDocument {
  const party = first(item, 'Provider') ?? first(item, 'Source');
  const facts = keepKnownFacts({
    title: words(first(item, 'HeadLine')),
    byline: stripBy(words(first(item, 'ByLine'))),
    publisher: attribute(party && first(party, 'Party'), 'FormalName') ?? words(first(item, 'ProviderId')),
    publishedAt:
      toInstant(words(first(item, 'FirstCreated'))) ??
      toInstant(words(first(item, 'ThisRevisionCreated'))) ??
      toInstant(words(first(item, 'DateId'))),
    language: attribute(first(item, 'Language'), 'FormalName') ?? attribute(item, 'xml:lang'),
  });
  const texts = all(item, 'DataContent').map(paragraphsOf);
  const text = texts.find((paragraphs) => paragraphs.some((paragraph) => paragraph.trim() !== '')) ?? [];
  return { ...facts, paragraphs: text };
}

function paragraphsOf(content: XmlElement): string[] {
  const markup = first(content, 'body.content') ?? first(content, 'body');
  if (markup) return listParagraphs(markup);
  return first(content, 'p') ? listParagraphs(content) : splitParagraphs(content.textContent ?? '');
}
