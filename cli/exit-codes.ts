import { isThrottled } from './is-throttled.ts';

/** What the command's end says to a script. */
export const EXIT = { ok: 0, failed: 1, usage: 2, partlyFailed: 3, throttled: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What an error that ended a command says to a script. */
export function exitCodeOf(error: unknown): ExitCode {
  return isThrottled(error) ? EXIT.throttled : EXIT.failed;
}
