import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that is read whole: a kill leaves what it held before, or what it is to hold. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
