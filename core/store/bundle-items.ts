import type { BundleCounts, BundleStatus, BundleStop, ItemFault, Place } from '../article/bundle.ts';
import type { SourceObject } from '../article/revision.ts';

/** The one item that says where a bundle stands. */
export interface BundleRecord {
  readonly bundleId: string;
  readonly schemaVersion: number;
  readonly status: BundleStatus;
  readonly source: SourceObject;
  /** Padded; the order of events. */
  readonly sequencer: string;
  /** The version in work, or that was read last. */
  readonly generation: string;
  /** The generation that this one replaces. */
  readonly previous?: string;
  readonly receivedAt: string;
  readonly report?: BundleReport;
}

/** What became of a bundle that was read. */
export interface BundleReport {
  /** Absent where none was told. */
  readonly format?: string;
  readonly counts: BundleCounts;
  /** The first of the items that were refused, in order. */
  readonly faults: readonly ItemFault[];
  /** Why it was not read, or not to its end. */
  readonly stop?: BundleStop;
}

/** What is said once, before the first item, and holds for all of them. */
export interface BundleContext {
  /** A name that unbundle gives the format, such as rss. */
  readonly format: string;
  /** Whether it has to be unpacked from its beginning, whatever part of it is wanted. */
  readonly isPacked: boolean;
  /** A label that TextDecoder knows. */
  readonly encoding: string;
  /** Of XML: the prefix of its names, with its colon; usually empty. */
  readonly prefix: string;
  /** Of a feed: its name. */
  readonly source?: string;
  readonly language?: string;
  readonly byline?: string;
  /** Of a package: declarations of namespaces, as they are written. */
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** A stretch of a bundle that was unpacked. The slices of a generation make a chain, each beginning where one ends. */
export interface SliceRecord extends BundleReport {
  readonly bundleId: string;
  readonly generation: string;
  readonly begin: Place;
  readonly end: Place;
  readonly isLast: boolean;
  readonly context?: BundleContext;
  /** Of the items taken: eight bytes of the digest of the id and four of the number, each. */
  readonly ids: Uint8Array;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}
