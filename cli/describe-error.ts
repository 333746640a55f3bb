import { isThrottled } from './is-throttled.ts';
import { pc } from './output/colours.ts';

const PATIENCE =
  'What was done stands, and the same command again, later, goes on; AWS_MAX_ATTEMPTS=10 has it try longer';

/** An error for a person: what happened, why, and what next; the stack only on request. */
export function describeError(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const what = process.env.COPYDESK_DEBUG ? stack : message;
  return isThrottled(error)
    ? `${pc.yellow('throttled')} ${name === 'Error' ? '' : `${name}: `}${what}. ${PATIENCE}`
    : `${pc.red('error')} ${what}`;
}
