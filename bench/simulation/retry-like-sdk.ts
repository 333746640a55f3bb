import type { Clock } from '../../core/runtime/clock.ts';

/** The standard retry mode of the AWS SDK for JavaScript: it starts at half a second if the call was throttled. */
const FIRST_DELAY_MS = 100;
const FIRST_THROTTLED_DELAY_MS = 500;
const MAX_DELAY_MS = 20_000;

/**
 * Retries a call until it succeeds, with growing pauses of random length.
 *
 * @throws the last attempt's error
 */
export async function retryLikeSdk<T>(
  call: () => Promise<T>,
  attempts: number,
  clock: Pick<Clock, 'sleep'>,
): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await call();
    } catch (error) {
      if (retries + 1 >= attempts) throw error;
      const isThrottled = error instanceof Error && error.name === 'ThrottlingException';
      const first = isThrottled ? FIRST_THROTTLED_DELAY_MS : FIRST_DELAY_MS;
      await clock.sleep(Math.min(MAX_DELAY_MS, Math.random() * first * 2 ** retries));
    }
  }
}
