import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { DOMParser } from 'linkedom';
import type { ReadDocument } from './extract-article.ts';
import { type HtmlNode, listParagraphs } from './list-paragraphs.ts';
import { refuseExcess } from './read-html.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { toInstant } from './to-instant.ts';

/** The part of an XML tree that is read. */
interface XmlElement extends HtmlNode {
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): ArrayLike<XmlElement>;
}

/**
 * Reads one article out of XML: IPTC's NITF, or a NewsML-G2 item with NITF, XHTML or text in it. Entities that the
 * document declares are never expanded, and nothing that it refers to is fetched.
 *
 * https://iptc.org/standards/nitf/ https://iptc.org/standards/newsml-g2/
 *
 * @throws Rejection UNSUPPORTED_FORMAT for other XML, and for packages of several items
 */
export function readXml(source: string): ReadDocument {
  if (/<!ENTITY/i.test(source))
    throw refusal('it declares entities, which are not read. Drop it without them');
  refuseExcess(source);
  const root = new DOMParser().parseFromString(source, 'text/xml') as unknown as XmlElement;
  const items = root.getElementsByTagName('newsItem');
  if (items.length > 1)
    throw refusal(
      `it holds ${items.length} items; one object is one article; a package of many goes under ${BUNDLES_PREFIX}`,
    );
  const [item] = Array.from(items);
  const nitf = first(root, 'nitf');
  const document = item ? { ...readNewsItem(item), ...(nitf && readNitf(nitf)) } : nitf && readNitf(nitf);
  const language = languageOf(item) ?? languageOf(nitf);
  if (document) return { ...document, ...(language && { language }) };
  const name = /<([a-z_][\w:.-]*)/i.exec(source.replace(/<\?[^>]*\?>/, ''))?.[1];
  throw refusal(`its first element is <${name ?? ''}>, not <nitf> or <newsItem>`);
}

function readNitf(nitf: XmlElement): ReadDocument {
  const title = words(first(nitf, 'hl1')) ?? words(first(nitf, 'title'));
  const byline = words(first(nitf, 'byttl') ? first(nitf, 'person') : first(nitf, 'byline'));
  const publishedAt =
    toInstant(first(nitf, 'date.issue')?.getAttribute('norm')) ??
    toInstant(first(nitf, 'date.release')?.getAttribute('norm')) ??
    toInstant(first(nitf, 'story.date')?.getAttribute('norm'));
  const publisher =
    attribute(first(nitf, 'pubdata'), 'name') ?? attribute(first(nitf, 'doc.copyright'), 'holder');
  const content = first(nitf, 'body.content') ?? first(nitf, 'body');
  return {
    ...(title && { title }),
    ...(byline && { byline: byline.replace(/^by\s+/i, '') }),
    ...(publisher && { publisher }),
    ...(publishedAt && { publishedAt }),
    paragraphs: content ? listParagraphs(content) : [],
  };
}

function readNewsItem(item: XmlElement): ReadDocument {
  const title = words(first(item, 'headline'));
  const byline = words(first(item, 'by'));
  const publishedAt =
    toInstant(words(first(item, 'contentCreated'))) ??
    toInstant(words(first(item, 'firstCreated'))) ??
    toInstant(words(first(item, 'versionCreated')));
  const provider = first(item, 'provider') ?? first(item, 'infoSource');
  const publisher = words(provider && first(provider, 'name')) ?? attribute(provider, 'literal');
  const body = first(item, 'body');
  const plain = first(item, 'inlineData')?.textContent ?? '';
  return {
    ...(title && { title }),
    ...(byline && { byline: byline.replace(/^by\s+/i, '') }),
    ...(publisher && { publisher }),
    ...(publishedAt && { publishedAt }),
    paragraphs: body ? listParagraphs(body) : splitParagraphs(plain),
  };
}

/** An item says it of its content, or of itself. */
function languageOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const said = first(element, 'contentMeta') ? first(element, 'language') : undefined;
  return attribute(said, 'tag') ?? attribute(element, 'xml:lang') ?? attribute(element, 'lang');
}

function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.getAttribute(name)?.trim() || undefined;
}

function first(element: XmlElement, name: string): XmlElement | undefined {
  return Array.from(element.getElementsByTagName(name))[0];
}

function words(element: XmlElement | undefined): string | undefined {
  return element?.textContent?.replace(/\s+/g, ' ').trim() || undefined;
}

function refusal(why: string): Rejection {
  return new Rejection('UNSUPPORTED_FORMAT', `The object is XML without an article: ${why}`);
}
