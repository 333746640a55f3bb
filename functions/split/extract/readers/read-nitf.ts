import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { listParagraphs } from './list-paragraphs.ts';
import { attribute, first, words, type XmlElement } from './query-xml.ts';

/** Reads an <nitf> element: https://iptc.org/standards/nitf/ */
export function readNitf(nitf: XmlElement): ReadDocument {
  const facts = keepKnownFacts({
    title: words(first(nitf, 'hl1')) ?? words(first(nitf, 'title')),
    byline: stripBy(words(first(nitf, 'byttl') ? first(nitf, 'person') : first(nitf, 'byline'))),
    publisher: attribute(first(nitf, 'pubdata'), 'name') ?? attribute(first(nitf, 'doc.copyright'), 'holder'),
    publishedAt:
      toInstant(attribute(first(nitf, 'date.issue'), 'norm')) ??
      toInstant(attribute(first(nitf, 'date.release'), 'norm')) ??
      toInstant(attribute(first(nitf, 'story.date'), 'norm')),
    language: attribute(nitf, 'xml:lang') ?? attribute(nitf, 'lang'),
  });
  const content = first(nitf, 'body.content') ?? first(nitf, 'body');
  return { ...facts, paragraphs: content ? listParagraphs(content) : [] };
}
