import { appendFileSync } from 'node:fs';
import { UnwritableError } from './unwritable-error.ts';

/**
 * Opens a plain file for what a function writes.
 *
 * @param onLine also given each whole line
 * @returns what appends to it. It throws where that cannot be written: nobody waits for it, so that the run is over
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
