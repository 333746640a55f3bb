/**
 * The most UTF-8 bytes of one passage: the limit of BatchDetectEntities and BatchDetectSentiment for one document. "5 KB"
 * in the service's documentation is decimal: https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
export const MAX_PASSAGE_BYTES = 5_000;

/**
 * The length that passages aim at by default, in characters: short enough for a fine course of sentiment, long enough to
 * cost nothing extra.
 */
export const TARGET_PASSAGE_CHARS = 1_000;
/** The share of that length by which a passage may differ from it, where the text allows. */
export const PASSAGE_TOLERANCE = 0.2;
/** A shorter passage would be billed as if it had this many characters. */
export const MIN_TARGET_CHARS = 300;
/** No service takes a longer passage. */
export const MAX_TARGET_CHARS = 5_000;
/**
 * The limit with sentiment by target. Where each word is a target, a passage of this length makes an item of 340 KB, and
 * DynamoDB takes 400. At 5,000 characters it would make 715 KB.
 */
export const MAX_TARGET_CHARS_BY_TARGET = 2_000;

/** How long an analysis is cached by default: longer than any redelivery or redrive can take. */
export const CACHE_SECONDS = 30 * 24 * 60 * 60;
/** A year: older text is rarely uploaded again. */
export const MAX_CACHE_SECONDS = 365 * 24 * 60 * 60;

/** The most documents of one Batch* call. */
export const MAX_BATCH_DOCUMENTS = 25;

/**
 * Batch* calls a second that an account may make of each operation, unless its quota was raised:
 * https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
export const DEFAULT_CALLS_PER_SECOND = 10;

/** A larger object is rejected unread. The limit is high because a page's markup is far larger than its text. */
export const MAX_OBJECT_BYTES = 10_000_000;

/**
 * The most UTF-8 bytes of an article's text: the length of a thick novel. The bound keeps the head's set of pending
 * passages (rewritten for each passage) small against DynamoDB's 400 KB an item.
 */
export const MAX_TEXT_BYTES = 1_000_000;
