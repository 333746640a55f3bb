import type { ItemSkipReason, Place } from '@copydesk/core/article/bundle';
import { digestBoundaries, isTextDigest } from '@copydesk/core/article/mail-digest';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { readDigestPart } from '../digest/read-digest-part.ts';
import { readTextHead, readTextPart } from '../digest/read-text-part.ts';
import { separationBy, TEXT_SEPARATION } from '../digest/separation.ts';
import type { Frame } from '../frames/frame.ts';
import { frameLines } from '../frames/frame-lines.ts';
import { frameMails } from '../frames/frame-mails.ts';
import { frameParts } from '../frames/frame-parts.ts';
import { frameRecords } from '../frames/frame-records.ts';
import { frameRows } from '../frames/frame-rows.ts';
import { frameValues } from '../frames/frame-values.ts';
import type { Item } from '../item.ts';
import { detectTable } from '../table/detect-table.ts';
import { readRecord } from '../warc/read-record.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { findJsonList } from './find-json-list.ts';
import { readFeedItem } from './read-feed-item.ts';
import { type HeadFacts, readAtomHead, readPackageHead, readRssHead } from './read-head.ts';
import { readLine } from './read-line.ts';
import { readMail } from './read-mail.ts';
import { readNewsItem } from './read-news-item.ts';
import { readRow } from './read-row.ts';

/** A format with a rule of its own that finds its items, such as one item on each line. */
interface FramedFormat {
  readonly name: string;
  readonly isXml: false;
  /** @returns the facts that the start states for all items; undefined for another format */
  readonly detect: (start: string) => Partial<BundleContext> | undefined;
  readonly frame: (
    chunks: AsyncIterable<Buffer>,
    context: BundleContext,
    from: Place,
  ) => AsyncGenerator<Frame>;
}

interface TextFormat extends FramedFormat {
  readonly isBytes?: never;
  readonly readItem: (item: string, context: BundleContext, number: number) => Item | undefined;
}

/** A format whose items may differ in encoding. */
interface BytesFormat extends FramedFormat {
  readonly isBytes: true;
  readonly readItem: (frame: Frame, context: BundleContext) => Item | ItemSkipReason | undefined;
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

export type BundleFormat = TextFormat | BytesFormat | XmlFormat;

/** The line before a mail of a mailbox, and that mail's first header. */
const MAILBOX = /^From \S+ .{0,60}\d{2}:\d{2}.{0,60}\r?\n[\w-]+:/;
const NEXT_MAIL = /\n\r?\nFrom \S+ .{0,60}\d{2}:\d{2}.{0,60}\r?\n[\w-]+:/;

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
    name: 'newsml1',
    isXml: true,
    roots: ['NewsML'],
    items: ['NewsItem'],
    readHead: readPackageHead,
    readItem: readNewsItem,
  },
  {
    name: 'warc',
    isXml: false,
    isBytes: true,
    detect: (start) => (/^\s*WARC\/\d/.test(start) ? {} : undefined),
    frame: (chunks, _, from) => frameRecords(chunks, from),
    readItem: readRecord,
  },
  {
    name: 'mail-digest',
    isXml: false,
    isBytes: true,
    detect: (start) => {
      const boundaries = NEXT_MAIL.test(start) ? undefined : digestBoundaries(start, 1);
      return boundaries && { boundaries };
    },
    frame: (chunks, { boundaries = [] }, from) => frameParts(chunks, separationBy(boundaries), from),
    readItem: readDigestPart,
  },
  {
    name: 'text-digest',
    isXml: false,
    isBytes: true,
    detect: (start) => (!NEXT_MAIL.test(start) && isTextDigest(start) ? readTextHead(start) : undefined),
    frame: (chunks, _, from) => frameParts(chunks, TEXT_SEPARATION, from),
    readItem: readTextPart,
  },
  {
    name: 'mbox',
    isXml: false,
    isBytes: true,
    detect: (start) => (MAILBOX.test(start) ? {} : undefined),
    frame: (chunks, _, from) => frameMails(chunks, from),
    readItem: readMail,
  },
  {
    name: 'json-list',
    isXml: false,
    detect: (start) => {
      const listStart = /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(start) ? findJsonList(start) : undefined;
      return listStart === undefined ? undefined : { listStart };
    },
    frame: (chunks, { listStart = 0 }, from) => frameValues(chunks, listStart, from),
    readItem: readLine,
  },
  {
    name: 'table',
    isXml: false,
    detect: (start) => detectTable(start.replace(/^\u00ef\u00bb\u00bf/, '')),
    frame: (chunks, { delimiter = ',' }, from) => frameRows(chunks, delimiter, from),
    readItem: readRow,
  },
  {
    name: 'json-lines',
    isXml: false,
    detect: (start) => (/^(?:\u00ef\u00bb\u00bf)?[ \t\r]*\{/m.test(start) ? {} : undefined),
    frame: (chunks, _, from) => frameLines(chunks, from),
    readItem: readLine,
  },
];

/** @param root the name of the first element, without its prefix */
export function xmlFormatOf(root: string): XmlFormat | undefined {
  return BUNDLE_FORMATS.filter((format) => format.isXml).find(({ roots }) => roots.includes(root));
}

/** @param start the start of the bundle, each byte as one character (Latin-1) */
export function detectTextFormat(
  start: string,
): (Pick<BundleContext, 'format'> & Partial<BundleContext>) | undefined {
  for (const format of BUNDLE_FORMATS.filter((format) => !format.isXml)) {
    const facts = format.detect(start);
    if (facts) return { format: format.name, ...facts };
  }
  return undefined;
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
