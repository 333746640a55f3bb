import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { digestOf } from './article-key.ts';
import { type Item, ItemRefusal } from './item.ts';
import { escapeXml } from './xml/escape-xml.ts';
import { parseXml, type XmlElement } from './xml/parse-xml.ts';

const START_TAG = /^<([\w:.-]+)/;

/**
 * Reads an item of a NewsML-G2 package, and writes it as a document of its own: as it stands, with the namespaces that
 * the package declares for it. https://iptc.org/standards/newsml-g2/
 *
 * @throws ItemRefusal NO_ARTICLE for an item of another kind: packages of references, concepts, plans
 */
export function readNewsItem(source: string, { namespaces = {} }: BundleContext): Item {
  const [, name = ''] = START_TAG.exec(source) ?? [];
  if (!name.endsWith('newsItem'))
    throw new ItemRefusal('NO_ARTICLE', `It is a <${name}>, which holds no text of its own`);
  const end = source.indexOf('>');
  // The start tag alone: the item's content is read where articles are.
  const [item] = parseXml(source.slice(0, end + 1)).children as XmlElement[];
  const { attributes = {} } = item ?? {};
  const missing = Object.entries(namespaces)
    .filter(([declaration]) => attributes[declaration] === undefined)
    .map(([declaration, value]) => ` ${declaration}="${escapeXml(value)}"`);
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n${source.replace(START_TAG, `$&${missing.join('')}`)}\n`;
  return {
    id: attributes.guid?.trim() || digestOf(source),
    body: Buffer.from(document),
    extension: 'xml',
  };
}
