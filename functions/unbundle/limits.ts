import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';

const MEGABYTE = 1_000_000;

/** Most bytes of a bundle, as it is stored and once it is unpacked. */
export const MAX_BUNDLE_BYTES = 1_000 * MEGABYTE;
/** Text packs to a tenth; what unpacks to so many times its size was made to do harm. */
export const MAX_UNPACKING_RATIO = 200;
/** Most items of a bundle: the ids of all that were taken are in memory, to know a repetition. */
export const MAX_ITEMS = 250_000;
/** Most bytes of an item: an article's object is read up to that size. */
export const MAX_ITEM_BYTES = MAX_OBJECT_BYTES;
/** Most tags, or values, of an item: parsed, each takes a hundred times its bytes. Ten times what an article has. */
export const MAX_ITEM_PARTS = 1_000_000;

/** Where a slice ends at the latest: what one invocation reads, and what is read again after a crash. */
export const SLICE_BYTES = 32 * MEGABYTE;
export const SLICE_ITEMS = 10_000;

/** Puts under way at a time, and most bytes of them. */
export const CONCURRENCY = 32;
export const MAX_BYTES_IN_FLIGHT = 2 * MAX_ITEM_BYTES;

/** Most faults that a bundle's record lists; all are counted. */
export const MAX_FAULTS = 100;
