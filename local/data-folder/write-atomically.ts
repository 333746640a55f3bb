import { renameSync, writeFileSync } from 'node:fs';
import { UnwritableError } from './unwritable-error.ts';

/**
 * Replaces the content of a file. A kill leaves either the old content or the new.
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
