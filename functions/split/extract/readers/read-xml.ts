import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { DOMParser } from 'linkedom';
import type { ReadDocument } from '../document-facts.ts';
import { first, type XmlElement } from './query-xml.ts';
import { readNewsItem } from './read-news-item.ts';
import { readNitf } from './read-nitf.ts';
import { rejectExcessMarkup } from './reject-excess-markup.ts';

/** The vocabularies that are read, by element. The text and facts of one that is inside another win, except the language. */
const VOCABULARIES: readonly (readonly [element: string, read: (element: XmlElement) => ReadDocument])[] = [
  ['newsItem', readNewsItem],
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
  const [document, inner] = documents;
  if (document) return { ...document, ...inner, ...(document.language && { language: document.language }) };
  const name = /<([a-z_][\w:.-]*)/i.exec(source.replace(/<\?[^>]*\?>/, ''))?.[1];
  const known = VOCABULARIES.map(([element]) => `<${element}>`).join(' or ');
  throw notAnArticle(`its first element is <${name ?? ''}>, not ${known}`);
}

function rejectPackage(root: XmlElement): void {
  const { length } = root.getElementsByTagName('newsItem');
  if (length > 1)
    throw notAnArticle(
      `it contains ${length} items; one object is one article; a package of many goes under ${BUNDLES_PREFIX}`,
    );
}

function notAnArticle(why: string): Rejection {
  return new Rejection('UNSUPPORTED_FORMAT', `The object is XML without an article: ${why}`);
}
