import type { Likeness } from './compare-sketches.ts';

/**
 * The thresholds were set on `npm run bench -- stories` over 43 news articles and the seeds. Where 30 % of the words are
 * replaced at random, two texts have a similarity of 0.19 to 0.3. Articles that share a quarter of their text have 0.14.
 */
const MIN_SIMILARITY = 0.16;
/** A cut is contained in its source. A paragraph of background that two articles share is a smaller part of both. */
const MIN_CONTAINMENT = 0.75;
/** Fewer shingles in common say little about the rest of the texts. */
const MIN_COMMON = 6;
/** Equal texts need fewer. */
const MIN_COMMON_IF_EQUAL = 3;
/** The index leaves out common phrases, so it finds fewer shingles in common than there are. */
const LEFT_OUT = 2;

/** Whether two texts are one story: copies, cuts, reordered or rewritten in part. */
export function isSameStory({ common, similarity, containment }: Likeness): boolean {
  if (common < MIN_COMMON) return similarity === 1 && common >= MIN_COMMON_IF_EQUAL;
  return similarity >= MIN_SIMILARITY || containment >= MIN_CONTAINMENT;
}

/** How many shingles an index must find in common, for a text of so many values, before two texts are compared. */
export function leastInCommon(values: number): number {
  return values < MIN_COMMON ? MIN_COMMON_IF_EQUAL : MIN_COMMON - LEFT_OUT;
}

const LOOSE_SIMILARITY = 0.13;
const LOOSE_CONTAINMENT = 0.3;

/**
 * Whether two texts that a third text connects may be one story: two rewrites of one text are less like each other than
 * like that text. Without this limit, chains of texts join strangers.
 */
export function mayBeSameStory({ similarity, containment }: Likeness): boolean {
  return similarity >= LOOSE_SIMILARITY || containment >= LOOSE_CONTAINMENT;
}

const JOINING_SIMILARITY = 0.24;

/**
 * Whether a text that is in one story may join it with another story that it is like. A wrong join puts all articles of two stories
 * together, so it takes more than one article does. A cut is not enough: a summary of a day contains parts of many stories.
 */
export function joinsStories({ similarity }: Likeness): boolean {
  return similarity >= JOINING_SIMILARITY;
}
