import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { DOMParser } from 'linkedom';
import { skipMarkupProlog } from '../detect/skip-markup-prolog.ts';
import type { ReadDocument } from '../document-facts.ts';
import { first, type XmlElement } from './query-xml.ts';
import { readNewsItem } from './read-news-item.ts';
import { readNewsMl1Item } from './read-newsml1-item.ts';
import { readNitf } from './read-nitf.ts';
import { rejectExcessMarkup } from './reject-excess-markup.ts';

/** The vocabularies that are read, by element. To add one, write its reader and add its row. */
const VOCABULARIES: readonly (readonly [element: string, read: (element: XmlElement) => ReadDocument])[] = [
  ['newsItem', readNewsItem],
  ['NewsItem', readNewsMl1Item],
  ['nitf', readNitf],
];

/**
 * Reads an article in XML. Entities that the document declares are never expanded, and nothing that it refers to is fetched.
 *
 * @throws Rejection UNSUPPORTED_FORMAT for other XML, and for packages of several items
 */
export function readXml(source: string): ReadDocument {
  if (/<!ENTITY/i.test(source))
    throw notAnArticle('it declares entities, which are not read. Upload it without them');
  rejectExcessMarkup(source);
  const root = new DOMParser().parseFromString(source, 'text/xml') as unknown as XmlElement;
  rejectPackage(root);
  const documents = VOCABULARIES.flatMap(([name, read]) => {
    const element = first(root, name);
    return element ? [read(element)] : [];
  });
  if (documents.length > 0) return merge(documents);
  const name = /<([a-z_][\w:.-]*)/i.exec(skipMarkupProlog(source).replace(DOCTYPE, ''))?.[1];
  const known = VOCABULARIES.map(([element]) => `<${element}>`).join(' or ');
  const cure = /^(?:rss|feed|rdf:RDF)$/.test(name ?? '')
    ? `A feed goes under ${BUNDLES_PREFIX}`
    : 'Export the article as NITF or NewsML-G2, or upload its text alone';
  throw notAnArticle(`its first element is <${name ?? ''}>, not ${known}. ${cure}`);
}

const DOCTYPE = /^<!doctype[^<>]*>/i;

/** Merges an item and its content: the text and facts of the content win, except the language. */
function merge(documents: readonly ReadDocument[]): ReadDocument {
  const language = documents.find((document) => document.language)?.language;
  return { paragraphs: [], ...Object.assign({}, ...documents), ...(language && { language }) };
}

/** The items of NewsML-G2 and of NewsML 1: a document may have one. */
const ITEMS = ['newsItem', 'NewsItem'];

function rejectPackage(root: XmlElement): void {
  const length = Math.max(...ITEMS.map((name) => root.getElementsByTagName(name).length));
  if (length > 1)
    throw notAnArticle(
      `it contains ${length} items; one object is one article; a feed or a package of many goes under ${BUNDLES_PREFIX}`,
    );
}

function notAnArticle(why: string): Rejection {
  return new Rejection('UNSUPPORTED_FORMAT', `The object is XML without an article: ${why}`);
}
