import { backOff } from '@copydesk/core/runtime/back-off';
import type { Clock } from '@copydesk/core/runtime/clock';
import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import type { Pacer } from './pacer.ts';

export interface PacedCallOptions {
  readonly pacer: Pick<Pacer, 'waitForTurn' | 'noteThrottle'>;
  readonly clock: Clock;
  /** The latest instant at which the call may start, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** With five failures in a hundred calls, one call in three million fails so often. */
const MAX_FAILURES = 5;
/** The longest wait before the first retry. */
const FIRST_DELAY_MS = 200;

/**
 * Makes a call when it is its turn, and retries it while that may help. A throttled call has not failed: it waits for
 * another turn, as often as there is time. A call that fails otherwise, and may succeed later (5xx, a lost connection), is
 * made five times. The client makes one attempt for each call, because further ones would take no turn.
 *
 * @throws TurnTooLateError where no turn came in time; the call's own error where no retry helps
 */
export async function callPaced<T>(
  call: () => Promise<T>,
  { pacer, clock, deadline }: PacedCallOptions,
): Promise<T> {
  for (let failures = 0; ; ) {
    await pacer.waitForTurn(deadline);
    try {
      return await call();
    } catch (error) {
      if (isThrottled(error)) pacer.noteThrottle();
      else if (!isTransient(error) || ++failures === MAX_FAILURES) throw error;
      else await backOff(failures, FIRST_DELAY_MS, clock);
    }
  }
}

/** An error without a status means that the connection was lost, or never made. */
function isTransient(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === undefined || status >= 500;
}
