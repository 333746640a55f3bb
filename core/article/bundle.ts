import type { RejectionReason } from './status.ts';

/** Files of many articles are uploaded under this prefix. */
export const BUNDLES_PREFIX = 'bundles/';
/** The articles of bundles are written under this prefix. No object under it is a bundle: unbundle never unpacks its own output. */
export const ARTICLES_PREFIX = 'articles/';

/** @param key decoded */
export function isBundleKey(key: string): boolean {
  return key.startsWith(BUNDLES_PREFIX) && key.length > BUNDLES_PREFIX.length;
}

/** The status of a bundle. All but UNBUNDLING are terminal. */
export type BundleStatus = 'UNBUNDLING' | 'UNBUNDLED' | 'PARTIAL' | 'REJECTED';

/** The reasons for which an item of a bundle becomes no object. Such an item does not delay the others. */
export const ITEM_FAULTS = {
  NOT_JSON: 'the line or item is not a whole JSON object',
  NOT_XML: 'the element cannot be read',
  NO_ARTICLE: 'the item holds no article',
  UNDECODABLE: 'the bytes are not text in the encoding of the bundle',
  TOO_LARGE: 'the item is larger than an article may be',
  DUPLICATE: 'an item before it has the same id',
  OVERTAKEN: 'a newer version of the bundle has written this article',
  CUT_SHORT: 'the bundle ends inside the item, or holds only its start',
} as const;
export type ItemFaultReason = keyof typeof ITEM_FAULTS;

/** The reasons for which an answer in a web archive is not an item: it holds no page. It is no fault, and it is counted. */
export const ITEM_SKIPS = {
  REVISIT: 'the archive refers to an earlier capture of the same content',
  NO_SUCCESS: 'the server answered with an error or a redirect',
  NOT_HTML: 'the server answered with a picture, a style sheet or other data',
} as const;
export type ItemSkipReason = keyof typeof ITEM_SKIPS;

export interface ItemFault {
  /** The line in JSON Lines, the item in a feed or package; 1-based. */
  readonly number: number;
  readonly reason: ItemFaultReason;
  /** What was found instead, for the maker of the bundle. */
  readonly detail: string;
}

/** The outcomes of the items of a bundle, or of a slice of it. */
export interface BundleCounts {
  readonly items: number;
  /** Put by this version of the bundle. */
  readonly written: number;
  /** Not put: their objects had the same content already. */
  readonly unchanged: number;
  /** Rejected, by reason. */
  readonly faults: Readonly<Partial<Record<ItemFaultReason, number>>>;
  /** In a web archive: the answers that are no items, by reason. */
  readonly skipped?: Readonly<Partial<Record<ItemSkipReason, number>>>;
}

/** The reason for which a bundle was not read, or not to its end. */
export interface BundleStop {
  /** GONE: the bundle was deleted while it was being read. */
  readonly reason: RejectionReason | 'GONE';
  readonly detail: string;
}

/** A position between two items of a bundle. */
export interface Place {
  /** Unpacked bytes before it. */
  readonly position: number;
  /** Lines, or items, before it. */
  readonly number: number;
}

export const START: Place = { position: 0, number: 0 };
