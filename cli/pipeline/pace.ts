import { setTimeout as sleep } from 'node:timers/promises';

/** Most messages of one request to SQS. */
const MAX_BATCH = 10;

/**
 * Hands things on in batches of up to ten, and no more of them a second than asked for.
 *
 * @param isOver ends it between two batches
 */
export async function* pace<T>(
  things: readonly T[],
  perSecond: number,
  isOver: () => boolean = () => false,
): AsyncGenerator<readonly T[]> {
  const size = Math.min(MAX_BATCH, Math.max(1, Math.floor(perSecond)));
  for (let from = 0; from < things.length && !isOver(); from += size) {
    if (from > 0) await sleep((size / perSecond) * 1000);
    if (!isOver()) yield things.slice(from, from + size);
  }
}
