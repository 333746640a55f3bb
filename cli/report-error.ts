import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { pc } from './output/colours.ts';
import { escapeControls } from './output/escape-controls.ts';
import { sayText } from './output/print.ts';

const LATER =
  'Nothing that was done is lost: run the same command later to continue. AWS_MAX_ATTEMPTS=10 makes it retry longer';

/**
 * Prints the error that ended a command: what went wrong, why, and what to do next. The stack only where
 * COPYDESK_DEBUG is set.
 */
export function reportError(error: unknown): ExitCode {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const what = process.env.COPYDESK_DEBUG ? (stack ?? message) : (describeUnwritable(error) ?? message);
  const text = indentText(what);
  if (!isThrottled(error)) {
    sayText(`${pc.red('error')} ${text}`);
    return EXIT.failed;
  }
  sayText(`${pc.yellow('throttled')} ${name === 'Error' ? '' : `${name}: `}${text}. ${LATER}`);
  return EXIT.throttled;
}

const UNWRITABLE: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/** A file or folder that this user may not write; undefined for any other error. */
function describeUnwritable(error: unknown): string | undefined {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (!UNWRITABLE.includes(code) || path === undefined) return undefined;
  return (
    `${message}. Copydesk writes what it builds to dist/ in its own folder, and its data to .copydesk/ in the working ` +
    'directory. Let this user write there, or copy the repository to a folder of yours; --data names another folder for the data'
  );
}

/** The message may quote data: a line of it below the first is indented, so that it does not look like one of ours. */
const indentText = (text: string) => text.split('\n').map(escapeControls).join('\n  ');
