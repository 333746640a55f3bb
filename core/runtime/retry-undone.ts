import { backOff } from './back-off.ts';
import type { Clock } from './clock.ts';

export interface RetryOptions {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** The longest wait before the first retry. */
  readonly firstDelayMs?: number;
  readonly clock?: Pick<Clock, 'sleep'>;
}

/**
 * Attempts some items together, and retries those alone that the service left undone. A service may accept a request and
 * leave a part of it undone: the answer is a success, and the SDK retries nothing.
 *
 * @param attempt attempts all items that it is given
 * @returns the items that are still undone after the last attempt
 * @throws whatever an attempt throws: a request that fails whole is not retried here
 */
export async function retryUndone<Item>(
  items: readonly Item[],
  attempt: (items: readonly Item[]) => Promise<readonly Item[]>,
  { attempts, firstDelayMs = 100, clock }: RetryOptions,
): Promise<readonly Item[]> {
  let undone = items;
  for (let attempted = 0; undone.length > 0 && attempted < attempts; attempted++) {
    if (attempted > 0) await backOff(attempted, firstDelayMs, clock);
    undone = await attempt(undone);
  }
  return undone;
}
