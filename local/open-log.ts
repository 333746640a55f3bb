import { appendFileSync } from 'node:fs';

/**
 * Opens a plain file for what a function writes.
 *
 * @param onLine also given each whole line
 */
export function openLog(
  path: string,
  functionName = '',
  onLine?: (functionName: string, line: string) => void,
): (text: string) => void {
  let rest = '';
  return (text) => {
    appendFileSync(path, text);
    if (!onLine) return;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(functionName, line);
  };
}
