import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pc } from './output/colours.ts';

const LATER =
  'Nothing that was done is lost: run the same command later to continue. AWS_MAX_ATTEMPTS=10 makes it retry longer';

/**
 * Prints the error that ended a command: what went wrong, why, and what to do next. The stack only where
 * COPYDESK_DEBUG is set.
 */
export function reportError(error: unknown): ExitCode {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const what = process.env.COPYDESK_DEBUG ? stack : message;
  if (!isThrottled(error)) {
    console.error(`${pc.red('error')} ${what}`);
    return EXIT.failed;
  }
  console.error(`${pc.yellow('throttled')} ${name === 'Error' ? '' : `${name}: `}${what}. ${LATER}`);
  return EXIT.throttled;
}
