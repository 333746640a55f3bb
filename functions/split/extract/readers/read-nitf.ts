import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { toWords } from '../to-words.ts';
import { listParagraphs } from './list-paragraphs.ts';
import { all, attribute, first, words, type XmlElement } from './query-xml.ts';

/** A lead that is repeated in the text has so many paragraphs at most. */
const MAX_LEAD_PARAGRAPHS = 5;

/** Reads an <nitf> element: https://iptc.org/standards/nitf/ */
export function readNitf(nitf: XmlElement): ReadDocument {
  const head = first(nitf, 'body.head');
  const facts = keepKnownFacts({
    title: words(first(nitf, 'hl1')) ?? words(first(nitf, 'title')),
    byline: readByline(first(nitf, 'byline')),
    publisher: attribute(first(nitf, 'pubdata'), 'name') ?? attribute(first(nitf, 'doc.copyright'), 'holder'),
    publishedAt:
      toInstant(attribute(first(nitf, 'date.issue'), 'norm')) ??
      toInstant(attribute(first(nitf, 'pubdata'), 'date.publication')) ??
      toInstant(attribute(first(nitf, 'date.release'), 'norm')) ??
      toInstant(attribute(first(nitf, 'story.date'), 'norm')),
    language: attribute(nitf, 'xml:lang') ?? attribute(nitf, 'lang'),
  });
  const decks = head ? all(head, 'hl2').map((deck) => words(deck) ?? '') : [];
  const content = first(nitf, 'body.content') ?? first(nitf, 'body');
  return {
    ...facts,
    paragraphs: [...decks, ...(content ? withoutRepeatedLead(listParagraphs(content)) : [])],
  };
}

/** The persons that a byline names, or else its words without the title of the author's position. */
function readByline(byline: XmlElement | undefined): string | undefined {
  if (!byline) return undefined;
  const persons = all(byline, 'person')
    .map(words)
    .filter((name) => name !== undefined);
  if (persons.length > 0) return persons.join(', ');
  const position = first(byline, 'byttl')?.textContent ?? '';
  const text = toWords(byline.textContent?.replace(position, ' '));
  return stripBy(text?.replace(/[\s,;|–—-]+$/, ''));
}

/** Archives write the lead in a block of its own, and again at the start of the whole text. */
function withoutRepeatedLead(paragraphs: readonly string[]): readonly string[] {
  const shown = paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
  for (let length = 1; length <= MAX_LEAD_PARAGRAPHS && 2 * length <= shown.length; length++) {
    if (shown.slice(0, length).every((paragraph, i) => paragraph === shown[length + i]))
      return shown.slice(length);
  }
  return shown;
}
