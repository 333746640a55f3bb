import { appendFileSync } from 'node:fs';
import { UnwritableError } from './unwritable-error.ts';

/**
 * Opens a log file.
 *
 * @param onLine also receives each complete line
 * @returns appends text to the file. It throws UnwritableError, which ends the run, since no caller waits for it
 */
export function openLog(
  path: string,
  functionName = '',
  onLine?: (functionName: string, line: string) => void,
): (text: string) => void {
  let rest = '';
  return (text) => {
    append(path, text);
    if (!onLine) return;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(functionName, line);
  };
}

function append(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    throw new UnwritableError(path, error as Error);
  }
}
