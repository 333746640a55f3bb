import { type Clock, SYSTEM_CLOCK } from './clock.ts';

/**
 * Waits before a retry. The wait is random, so that clients that failed together do not retry together, and its upper
 * bound doubles with each retry.
 *
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param retry 1 for the first
 * @param firstMs the longest wait before the first retry
 */
export function backOff(
  retry: number,
  firstMs: number,
  clock: Pick<Clock, 'sleep'> = SYSTEM_CLOCK,
): Promise<void> {
  return clock.sleep(Math.random() * firstMs * 2 ** (retry - 1));
}
