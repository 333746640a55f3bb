import { createHash } from 'node:crypto';
import type { UploadFile } from '../../upload/list-files.ts';

/**
 * Chooses files at random, in the order in which they are listed. The same files give the same sample: which are chosen
 * depends on a digest of their keys.
 */
export function sampleOf(files: readonly UploadFile[], count: number): UploadFile[] {
  const drawn = files
    .map((file) => ({ file, draw: createHash('sha256').update(file.key).digest('hex') }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1))
    .slice(0, count)
    .map(({ file }) => file);
  const isDrawn = new Set(drawn);
  return files.filter((file) => isDrawn.has(file));
}
