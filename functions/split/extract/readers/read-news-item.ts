import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { listParagraphs } from './list-paragraphs.ts';
import { attribute, first, words, type XmlElement } from './query-xml.ts';
import { splitParagraphs } from './split-paragraphs.ts';

/** Reads a <newsItem> element with XHTML or text in it: https://iptc.org/standards/newsml-g2/ */
export function readNewsItem(item: XmlElement): ReadDocument {
  const provider = first(item, 'provider') ?? first(item, 'infoSource');
  const facts = keepKnownFacts({
    title: words(first(item, 'headline')),
    byline: stripBy(words(first(item, 'by'))),
    publisher: words(provider && first(provider, 'name')) ?? attribute(provider, 'literal'),
    publishedAt:
      toInstant(words(first(item, 'contentCreated'))) ??
      toInstant(words(first(item, 'firstCreated'))) ??
      toInstant(words(first(item, 'versionCreated'))),
    language: languageOf(item),
  });
  const body = first(item, 'body');
  const text = first(item, 'inlineData')?.textContent ?? '';
  return { ...facts, paragraphs: body ? listParagraphs(body) : splitParagraphs(text) };
}

/** The language of the item's content, or else of the item itself. */
function languageOf(item: XmlElement): string | undefined {
  const content = first(item, 'contentMeta') ? first(item, 'language') : undefined;
  return attribute(content, 'tag') ?? attribute(item, 'xml:lang') ?? attribute(item, 'lang');
}
