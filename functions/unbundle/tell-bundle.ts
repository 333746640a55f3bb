import type { BundleFormat } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { readFeedFacts } from './read-feed-facts.ts';
import type { Unpacked } from './unpack.ts';
import { parseXml } from './xml/parse-xml.ts';

const ROOTS: Readonly<Record<string, BundleFormat>> = {
  rss: 'rss',
  RDF: 'rss',
  feed: 'atom',
  newsMessage: 'newsml',
  newsItem: 'newsml',
};
/** The elements that are items, by format. */
const ITEMS: Readonly<Record<Exclude<BundleFormat, 'json-lines'>, readonly string[]>> = {
  rss: ['item'],
  atom: ['entry'],
  newsml: ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem'],
};

const DECLARATION = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]{2,40})["'][^>]*>/i;
const PROLOG = /^(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE\b[^[>]*>)+/i;
const ROOT = /^<((?:[A-Za-z_][\w.-]*:)?)([A-Za-z_][\w.-]*)/;
const JSON_LINE = /^[ \t\r]*\{/m;
const JSON_LIST = /^\s*\[\s*\{/;

/**
 * Tells what a bundle is by how it begins, and what is said there for all its items.
 *
 * @throws Rejection EMPTY, UNDECODABLE for an encoding that is not known, UNSUPPORTED_FORMAT for what is no bundle
 */
export function tellBundle({ start, isPacked, isRecoded }: Omit<Unpacked, 'chunks'>): BundleContext {
  const latin1 = start.toString('latin1').replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)/, '');
  const isMarkup = latin1.trimStart().startsWith('<');
  if (latin1.trim() === '') throw new Rejection('EMPTY', 'The bundle holds nothing');
  const encoding = isMarkup && !isRecoded ? encodingOf(latin1.trimStart()) : 'utf-8';
  const shared = { isPacked, encoding, prefix: '' };
  if (isMarkup) return { ...shared, ...tellXml(new TextDecoder(encoding).decode(start)) };
  if (JSON_LIST.test(latin1))
    throw refusal("it is one JSON list. Write one object a line, as jq -c '.[]' does");
  if (JSON_LINE.test(latin1)) return { ...shared, format: 'json-lines' };
  throw refusal('none of its first lines begins with {');
}

/** The names, as they are written, of the elements that are items. */
export function itemNamesOf({
  format,
  prefix,
}: Pick<BundleContext, 'format' | 'prefix'>): ReadonlySet<string> {
  if (format === 'json-lines') return new Set();
  return new Set(ITEMS[format].flatMap((name) => [name, `${prefix}${name}`]));
}

function tellXml(start: string): Omit<BundleContext, 'isPacked' | 'encoding'> {
  if (/<!ENTITY/i.test(start))
    throw refusal('it declares entities, which are not read. Drop it without them');
  const text = start.trimStart().replace(PROLOG, '');
  const [, prefix = '', name = ''] = ROOT.exec(text) ?? [];
  const format = ROOTS[name];
  if (!format) {
    throw refusal(
      `its first element is <${prefix}${name}>, not <rss>, <rdf:RDF>, <feed> or <newsMessage>. An article by itself is dropped anywhere else`,
    );
  }
  // RSS 1.0's frame has a prefix of its own.
  const context = { format, prefix: name === 'RDF' ? '' : prefix };
  const names = [...itemNamesOf(context)].join('|');
  const head = text.split(new RegExp(`<(?:${names})[\\s/>]`), 1)[0] ?? '';
  return { ...context, ...readFeedFacts(parseXml(head), format) };
}

function encodingOf(start: string): string {
  const declared = DECLARATION.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new Rejection(
      'UNDECODABLE',
      `The bundle declares the encoding ${declared}, which is not known. Save it as UTF-8`,
    );
  }
}

function refusal(why: string): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The bundle is neither JSON Lines, nor a feed, nor a NewsML-G2 package: ${why}`,
  );
}
