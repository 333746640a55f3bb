import { renameSync, writeFileSync } from 'node:fs';
import { UnwritableError } from './unwritable-error.ts';

/**
 * Writes a file that is read whole: a kill leaves what it held before, or what it is to hold.
 *
 * @throws UnwritableError
 */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.new`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    throw new UnwritableError(path, error as Error);
  }
}
