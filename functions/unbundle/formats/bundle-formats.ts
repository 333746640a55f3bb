import type { BundleContext } from '@copydesk/core/store/bundle-items';
import type { Item } from '../item.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { readFeedItem } from './read-feed-item.ts';
import { type HeadFacts, readAtomHead, readPackageHead, readRssHead } from './read-head.ts';
import { readLine } from './read-line.ts';
import { readNewsItem } from './read-news-item.ts';

/** A format with an item on each line. */
interface LineFormat {
  readonly name: string;
  readonly isXml: false;
  readonly matches: (start: string) => boolean;
  readonly readItem: (line: string) => Item | undefined;
}

/** A format with an item in each element of some names. Names are without their prefix. */
interface XmlFormat {
  readonly name: string;
  readonly isXml: true;
  readonly roots: readonly string[];
  readonly items: readonly string[];
  /** Reads the facts that the start of the bundle states for all its items. */
  readonly readHead: (root: XmlElement) => HeadFacts;
  readonly readItem: (element: string, context: BundleContext) => Item;
}

export type BundleFormat = LineFormat | XmlFormat;

/** The formats of bundles, in the order in which they are tried. To add one, write its reader and add its row. */
const BUNDLE_FORMATS: readonly BundleFormat[] = [
  {
    name: 'rss',
    isXml: true,
    // RSS 1.0 is RDF.
    roots: ['rss', 'RDF'],
    items: ['item'],
    readHead: readRssHead,
    readItem: readFeedItem,
  },
  {
    name: 'atom',
    isXml: true,
    roots: ['feed'],
    items: ['entry'],
    readHead: readAtomHead,
    readItem: readFeedItem,
  },
  {
    name: 'newsml',
    isXml: true,
    roots: ['newsMessage', 'newsItem'],
    items: ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem'],
    readHead: readPackageHead,
    readItem: readNewsItem,
  },
  {
    name: 'json-lines',
    isXml: false,
    matches: (start) => /^[ \t\r]*\{/m.test(start),
    readItem: readLine,
  },
];

/** @param root the name of the first element, without its prefix */
export function xmlFormatOf(root: string): XmlFormat | undefined {
  return BUNDLE_FORMATS.filter((format) => format.isXml).find(({ roots }) => roots.includes(root));
}

/** @param start of the bundle */
export function lineFormatOf(start: string): LineFormat | undefined {
  return BUNDLE_FORMATS.filter((format) => !format.isXml).find(({ matches }) => matches(start));
}

/**
 * The format of a bundle that was started.
 *
 * @throws Error for a name that another version of this function recorded
 */
export function bundleFormatOf({ format: name }: Pick<BundleContext, 'format'>): BundleFormat {
  const format = BUNDLE_FORMATS.find((format) => format.name === name);
  if (!format)
    throw new Error(
      `The bundle is recorded as ${name}, which this version does not read. Deploy the version that does`,
    );
  return format;
}
