import type { BundleCounts, BundleStatus, BundleStop, ItemFault, Place } from '../article/bundle.ts';
import type { SourceObject } from '../article/revision.ts';
import { BOOLEAN, BYTES, LIST, MAP, mapOf, NUMBER, optional, parserOf, TEXT } from './parse-item.ts';

/** The one item that holds the status of a bundle. */
export interface BundleRecord {
  readonly bundleId: string;
  readonly schemaVersion: number;
  readonly status: BundleStatus;
  readonly source: SourceObject;
  /** Padded. It orders events. */
  readonly sequencer: string;
  /** The version in progress, or the last one that was read. */
  readonly generation: string;
  /** The generation that this one replaces. */
  readonly previous?: string;
  readonly receivedAt: string;
  readonly report?: BundleReport;
}

/** The outcome of a bundle that was read. */
export interface BundleReport {
  /** Absent where none was detected. */
  readonly format?: string;
  readonly counts: BundleCounts;
  /** The first of the rejected items, in order. */
  readonly faults: readonly ItemFault[];
  /** Why the bundle was not read, or not to its end. */
  readonly stop?: BundleStop;
}

const SUMMARY_SHAPE = {
  bundleId: TEXT,
  status: TEXT,
  source: mapOf({ bucket: TEXT, key: TEXT, etag: TEXT }),
  generation: TEXT,
  receivedAt: TEXT,
  report: optional(mapOf({ counts: MAP, faults: LIST, stop: optional(MAP) })),
};
export const parseBundle = parserOf<BundleRecord>('record of a bundle', {
  ...SUMMARY_SHAPE,
  schemaVersion: NUMBER,
  sequencer: TEXT,
  previous: optional(TEXT),
});

/** The attributes of a bundle's record that comparing many bundles needs. */
export const BUNDLE_SUMMARY = [
  'bundleId',
  'status',
  'source',
  'generation',
  'receivedAt',
  'report',
] as const satisfies readonly (keyof BundleRecord)[];
export type BundleSummary = Pick<BundleRecord, (typeof BUNDLE_SUMMARY)[number]>;
export const parseBundleSummary = parserOf<BundleSummary>('record of a bundle', SUMMARY_SHAPE);

/** The facts that a bundle states once, before its first item, for all items. */
export interface BundleContext {
  /** A name that unbundle gives the format, such as rss. */
  readonly format: string;
  /** Whether reading any part of it requires unpacking it from its beginning. */
  readonly isPacked: boolean;
  /** A label that TextDecoder knows. */
  readonly encoding: string;
  /** In XML: the prefix of the element names, with its colon; usually empty. */
  readonly prefix: string;
  /** In a feed: its name. */
  readonly source?: string;
  readonly language?: string;
  readonly byline?: string;
  /** In JSON: the offset after the bracket that opens the list of articles. */
  readonly listStart?: number;
  /** In a table: the character between cells, and the names of the columns. */
  readonly delimiter?: string;
  readonly columns?: readonly string[];
  /** In a mail digest: the boundaries of its parts, and what a mail in it inherits. */
  readonly boundaries?: readonly string[];
  readonly isQuotedPrintable?: boolean;
  /** In a package: the declarations of namespaces, as they are written. */
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** A part of a bundle that was unpacked. The slices of a generation form a chain: each begins where the one before ends. */
export interface SliceRecord extends BundleReport {
  readonly bundleId: string;
  readonly generation: string;
  readonly begin: Place;
  readonly end: Place;
  readonly isLast: boolean;
  readonly context?: BundleContext;
  /** For each item taken: eight bytes of the digest of its id, and four of its number. */
  readonly ids: Uint8Array;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

const PLACE = mapOf({ position: NUMBER, number: NUMBER });
export const parseSlice = parserOf<SliceRecord>('slice of a bundle', {
  bundleId: TEXT,
  generation: TEXT,
  begin: PLACE,
  end: PLACE,
  isLast: BOOLEAN,
  context: optional(MAP),
  counts: MAP,
  faults: LIST,
  stop: optional(MAP),
  ids: BYTES,
  expiresAt: NUMBER,
});
