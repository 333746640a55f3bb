import type { Clock } from '@copydesk/core/runtime/clock';
import type { Pacer } from './pacer.ts';

export interface PacedCallOptions {
  readonly pacer: Pick<Pacer, 'waitForTurn' | 'noteThrottle'>;
  readonly clock: Clock;
  /** The latest instant at which the call may begin, in milliseconds since the epoch. */
  readonly deadline: number;
}

const THROTTLES = new Set(['ThrottlingException', 'TooManyRequestsException', 'Throttling']);
/** Of five failures in a hundred calls, one call in three million fails so often. */
const MAX_FAILURES = 5;
const FIRST_DELAY_MS = 100;

/**
 * Carries a call out when it is its turn, and again while that may help. Throttling is no failure: the pacer is told,
 * and the call waits for another turn, as often as there is time for. What fails otherwise and may pass (5xx, a lost
 * connection) is tried five times. The client makes no attempts of its own: they would be turns that nobody shared out.
 *
 * @throws TurnTooLateError where no turn came in time; whatever the call failed with for good
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
      if (isThrottle(error)) pacer.noteThrottle();
      else if (!mayPass(error) || ++failures === MAX_FAILURES) throw error;
      else await clock.sleep(Math.random() * FIRST_DELAY_MS * 2 ** failures);
    }
  }
}

const isThrottle = (error: unknown) => error instanceof Error && THROTTLES.has(error.name);

/** No status at all: the connection was lost, or never made. */
function mayPass(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === undefined || status >= 500;
}
