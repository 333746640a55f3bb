import type { RejectionReason } from './status.ts';

/** Where files are dropped that hold many articles each. */
export const BUNDLES_PREFIX = 'bundles/';
/** Where the articles of bundles are written. Nothing under it is ever a bundle: what is written is not unpacked again. */
export const ARTICLES_PREFIX = 'articles/';

/** @param key decoded */
export function isBundleKey(key: string): boolean {
  return key.startsWith(BUNDLES_PREFIX) && key.length > BUNDLES_PREFIX.length;
}

/** Where a bundle stands. All but UNBUNDLING are terminal. */
export type BundleStatus = 'UNBUNDLING' | 'UNBUNDLED' | 'PARTIAL' | 'REJECTED';

/** Why an item of a bundle became no object. The others are not kept waiting. */
export const ITEM_FAULTS = {
  NOT_JSON: 'the line is no JSON object',
  NOT_XML: 'the element cannot be read',
  NO_ARTICLE: 'the item holds no article',
  UNDECODABLE: 'the bytes are not text in the encoding of the bundle',
  TOO_LARGE: 'the item is larger than an article may be',
  DUPLICATE: 'an item before it has the same id',
  OVERTAKEN: 'an article of a newer version of the bundle stands',
} as const;
export type ItemFaultReason = keyof typeof ITEM_FAULTS;

export interface ItemFault {
  /** The line in JSON Lines, the item in a feed or package; 1-based. */
  readonly number: number;
  readonly reason: ItemFaultReason;
  /** What was seen, for whoever made the bundle. */
  readonly detail: string;
}

/** What became of the items of a bundle, or of a slice of it. */
export interface BundleCounts {
  readonly items: number;
  /** Put by this version of the bundle. */
  readonly written: number;
  /** Left alone: their objects hold the same already. */
  readonly unchanged: number;
  /** Refused, by reason. */
  readonly faults: Readonly<Partial<Record<ItemFaultReason, number>>>;
}

/** Why a bundle was not read, or not to its end. */
export interface BundleStop {
  /** GONE: the bundle was deleted while it was being read. */
  readonly reason: RejectionReason | 'GONE';
  readonly detail: string;
}

/** A place between two items of a bundle. */
export interface Place {
  /** Bytes before it, once unpacked. */
  readonly position: number;
  /** Lines, or items, before it. */
  readonly number: number;
}

export const START: Place = { position: 0, number: 0 };
