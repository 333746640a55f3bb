import { setTimeout as sleep } from 'node:timers/promises';

/** The most messages that SQS takes in one request. */
const MAX_BATCH = 10;

/**
 * Yields items in batches of up to ten, at most so many items a second.
 *
 * @param isOver ends it between two batches
 */
export async function* pace<T>(
  items: readonly T[],
  perSecond: number,
  isOver: () => boolean = () => false,
): AsyncGenerator<readonly T[]> {
  const size = Math.min(MAX_BATCH, Math.max(1, Math.floor(perSecond)));
  for (let from = 0; from < items.length && !isOver(); from += size) {
    if (from > 0) await sleep((size / perSecond) * 1000);
    if (!isOver()) yield items.slice(from, from + size);
  }
}
