import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The published package holds the page; in the repository its build writes it to dist/. Without a build a placeholder is served. */
const FOLDERS = [
  join(import.meta.dirname, 'web'),
  join(import.meta.dirname, '../dist/web'),
  join(import.meta.dirname, 'placeholder'),
];

/**
 * The folder that holds the files of the page.
 *
 * @throws Error where there is none
 */
export function findWebFiles(): string {
  const folder = FOLDERS.find((path) => existsSync(join(path, 'index.html')));
  if (folder) return folder;
  throw new Error(`The files of the page are in none of ${FOLDERS.join(', ')}. Install the package again.`);
}
