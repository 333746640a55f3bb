/**
 * Most UTF-8 bytes of one passage: what BatchDetectEntities and BatchDetectSentiment take as one document. "5 KB" in
 * the service's documentation is decimal: https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
export const MAX_PASSAGE_BYTES = 5_000;

/**
 * Characters that a passage aims at, unless told otherwise: fine enough for a sentiment ribbon, coarse enough to cost
 * nothing extra.
 */
export const TARGET_PASSAGE_CHARS = 1_000;
/** How far from it a passage may be, by a share of it, where the text allows. */
export const PASSAGE_TOLERANCE = 0.2;
/** Shorter passages would be billed as if they had so many characters … */
export const MIN_TARGET_CHARS = 300;
/** … and longer ones no service takes. */
export const MAX_TARGET_CHARS = 5_000;
/**
 * … or longer than this, with sentiment by target: where each word is a target, a passage takes an item of 340 KB, of
 * DynamoDB's 400. At 5,000 it would take 715.
 */
export const MAX_TARGET_CHARS_BY_TARGET = 2_000;

/** How long an analysis is kept, unless told otherwise: longer than any redelivery or redrive can take. */
export const CACHE_SECONDS = 30 * 24 * 60 * 60;
/** A year: text that is older is rarely dropped again. */
export const MAX_CACHE_SECONDS = 365 * 24 * 60 * 60;

/** Most documents of one Batch* call. */
export const MAX_BATCH_DOCUMENTS = 25;

/**
 * Batch* calls a second that an account may make of each operation, unless its quota was raised:
 * https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
export const DEFAULT_CALLS_PER_SECOND = 10;

/** Most bytes of an object that is read at all. A page's markup weighs far more than its text. */
export const MAX_OBJECT_BYTES = 10_000_000;

/**
 * Most UTF-8 bytes of an article's text: the length of a thick novel. The bound keeps the head's set of pending
 * passages (rewritten for each passage) small against DynamoDB's 400 KB an item.
 */
export const MAX_TEXT_BYTES = 1_000_000;
