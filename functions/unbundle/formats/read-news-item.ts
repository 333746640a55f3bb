import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { digestOfContent } from '../article-key.ts';
import { type Item, ItemFault } from '../item.ts';
import { escapeXml } from '../xml/escape-xml.ts';
import { elementsOf, parseXml } from '../xml/parse-xml.ts';

/** The id of an item of NewsML 1. */
const PUBLIC_ID = /<PublicIdentifier>([^<>]{1,500})<\/PublicIdentifier>/;
const START_TAG = /^<([\w:.-]+)/;

/**
 * Reads an item of a NewsML-G2 package, or of NewsML 1. It is written unchanged as a document of its own, with the namespaces that the
 * package declares: https://iptc.org/standards/newsml-g2/
 *
 * @throws ItemFault NO_ARTICLE for an item of another kind: packages of references, concepts, plans
 */
export function readNewsItem(source: string, { namespaces = {} }: BundleContext): Item {
  const [, name = ''] = START_TAG.exec(source) ?? [];
  if (!/newsItem$|^NewsItem$/.test(name))
    throw new ItemFault('NO_ARTICLE', `It is a <${name}>, which has no text of its own`);
  const end = source.indexOf('>');
  // Only the start tag is parsed. Split reads the content.
  const [item] = elementsOf(parseXml(source.slice(0, end + 1)));
  const { attributes = {} } = item ?? {};
  const missing = Object.entries(namespaces)
    .filter(([declaration]) => attributes[declaration] === undefined)
    .map(([declaration, value]) => ` ${declaration}="${escapeXml(value)}"`);
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n${source.replace(START_TAG, `$&${missing.join('')}`)}\n`;
  return {
    id: attributes.guid?.trim() || PUBLIC_ID.exec(source)?.[1]?.trim() || digestOfContent(source),
    body: Buffer.from(document),
    extension: 'xml',
  };
}
