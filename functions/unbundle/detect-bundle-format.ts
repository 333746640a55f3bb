import { Rejection } from '@copydesk/core/article/errors';
import { headOf } from '@copydesk/core/article/mail-digest';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { detectEncoding } from './detect-encoding.ts';
import { bundleFormatOf, detectTextFormat, xmlFormatOf } from './formats/bundle-formats.ts';
import type { Unpacked } from './unpack.ts';
import { elementsOf, parseXml } from './xml/parse-xml.ts';

const DECLARATION = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]{2,40})["'][^>]*>/i;
const PROLOG = /^(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE\b[^[>]*>)+/i;
const ROOT = /^<((?:[A-Za-z_][\w.-]*:)?)([A-Za-z_][\w.-]*)/;

/**
 * Detects the format of a bundle from its start, and reads the facts that the start states for all its items.
 *
 * @throws Rejection EMPTY, UNDECODABLE for an unknown encoding, UNSUPPORTED_FORMAT for anything but a bundle
 */
export function detectBundleFormat({ start, isPacked, isRecoded }: Omit<Unpacked, 'chunks'>): BundleContext {
  const latin1 = start.toString('latin1').replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)/, '');
  if (latin1.trim() === '') throw new Rejection('EMPTY', 'The bundle contains no text');
  const isMarkup = latin1.trimStart().startsWith('<');
  const declared = isMarkup && !isRecoded ? DECLARATION.exec(latin1.trimStart())?.[1] : undefined;
  const encoding = declared ? encodingOf(declared) : isRecoded ? 'utf-8' : detectEncoding(start);
  const shared = { isPacked, encoding, prefix: '' };
  if (isMarkup) return { ...shared, ...readXmlContext(new TextDecoder(encoding).decode(start)) };
  const context = detectTextFormat(start.toString('latin1'));
  if (!context)
    throw notABundle(
      /^[\w-]+:.*\n/.test(latin1) && /^From:/im.test(headOf(latin1))
        ? 'it is a single mail. Upload it outside of bundles/; of a digest whose text is encoded in base64, upload the text'
        : 'none of its first lines starts with {, and it is neither a list in JSON nor a table with a text',
    );
  const columns = context.columns?.map((name) =>
    new TextDecoder(encoding).decode(Buffer.from(name, 'latin1')),
  );
  return { ...shared, ...context, ...(columns && { columns }) };
}

/** The names of the elements that are items, with and without the prefix that the bundle uses. */
export function itemNamesOf(context: Pick<BundleContext, 'format' | 'prefix'>): ReadonlySet<string> {
  const format = bundleFormatOf(context);
  return new Set(format.isXml ? format.items.flatMap((name) => [name, `${context.prefix}${name}`]) : []);
}

function readXmlContext(start: string): Omit<BundleContext, 'isPacked' | 'encoding'> {
  if (/<!ENTITY/i.test(start))
    throw notABundle('it declares entities, which are not read. Upload it without them');
  const text = start.trimStart().replace(PROLOG, '');
  const [, prefix = '', name = ''] = ROOT.exec(text) ?? [];
  const format = xmlFormatOf(name);
  if (!format) {
    throw notABundle(
      `its first element is <${prefix}${name}>, not <rss>, <rdf:RDF>, <feed>, <newsMessage> or <NewsML>. Upload a single article outside of bundles/`,
    );
  }
  // The items of RSS 1.0 do not have the prefix of its root, but may have their own.
  const own = name === 'RDF' ? (/<([A-Za-z_][\w.-]*:)item[\s>]/.exec(text)?.[1] ?? '') : prefix;
  const context = { format: format.name, prefix: own };
  const items = [...itemNamesOf(context)].join('|');
  const [head = ''] = text.split(new RegExp(`<(?:${items})[\\s/>]`), 1);
  const [root] = elementsOf(parseXml(head));
  return { ...context, ...(root && format.readHead(root)) };
}

function encodingOf(declared: string): string {
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new Rejection(
      'UNDECODABLE',
      `The bundle declares the unknown encoding ${declared}. Save it as UTF-8`,
    );
  }
}

function notABundle(why: string): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The bundle is neither JSON, nor a feed, nor a NewsML package, nor a table, mailbox, digest or web archive: ${why}`,
  );
}
