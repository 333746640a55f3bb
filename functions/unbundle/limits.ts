import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';

const MEGABYTE = 1_000_000;

/** The most bytes of a bundle, both as it is stored and unpacked. */
export const MAX_BUNDLE_BYTES = 1_000 * MEGABYTE;
/** Text compresses to a tenth. A bundle that unpacks to more than so many times its size was made to do harm. */
export const MAX_UNPACKING_RATIO = 200;
/** The ratio counts only beyond so many bytes: short texts compress by any factor. */
export const MIN_RATIO_BYTES = 10 * MEGABYTE;
/** The most items of a bundle. The ids of all items are kept in memory, to find duplicates. */
export const MAX_ITEMS = 250_000;
/** The most bytes of an item, because an article's object may have no more. */
export const MAX_ITEM_BYTES = MAX_OBJECT_BYTES;
/** The most tags or values of an item, ten times those of an article. Parsed, each takes a hundred times its bytes. */
export const MAX_ITEM_PARTS = 1_000_000;

/** A slice ends at these limits: one invocation reads it, and a retry after a crash reads it again. */
export const SLICE_BYTES = 32 * MEGABYTE;
export const SLICE_ITEMS = 10_000;
/** Records of slices live for 60 days, longer than any message in a queue and its dead-letter queue. */
export const SLICE_TTL_SECONDS = 60 * 24 * 60 * 60;

/** The most puts at a time, and the most bytes in them. */
export const CONCURRENCY = 32;
export const MAX_BYTES_IN_FLIGHT = 2 * MAX_ITEM_BYTES;
/** Attempts at a claim or at a put, each after reading the current state, before they are left to a retry of the message. */
export const MAX_CLAIM_ATTEMPTS = 3;
export const MAX_PUT_ATTEMPTS = 5;
/** Attempts at a request that S3 throttles, before the slice is read again. */
export const MAX_REQUEST_ATTEMPTS = 8;

/** The most faults that a bundle's record lists. All are counted. */
export const MAX_FAULTS = 100;
/** The most faults in the event. */
export const MAX_EVENT_FAULTS = 10;
/** The most characters of a fault's detail. */
export const MAX_DETAIL_CHARS = 200;
