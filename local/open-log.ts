import { appendFileSync } from 'node:fs';

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
  } catch (cause) {
    throw new Error(
      `${path} cannot be written: ${(cause as Error).message}. The run ends: without its data folder, or a place for more in ` +
        'it, nothing is kept of what it does',
      { cause },
    );
  }
}
