import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

/** A file to be dropped, and the key it is dropped under. */
export interface DroppedFile {
  readonly path: string;
  readonly key: string;
}

/**
 * The files that paths name: a file itself, under its name; a folder's files, at any depth, under their path in it.
 * Hidden files are left out.
 *
 * @throws Error for a path that is not there, and for a folder without files
 */
export async function listFiles(paths: readonly string[]): Promise<DroppedFile[]> {
  const files = await Promise.all(paths.map(listPath));
  return files.flat();
}

async function listPath(path: string): Promise<DroppedFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file or folder' : error.message;
    throw new Error(`${path} cannot be dropped: ${why}`);
  });
  if (!found.isDirectory()) return [{ path, key: basename(path) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw new Error(`${path} cannot be dropped: the folder holds no files`);
  return files.map((file) => ({ path: file, key: relative(path, file).split(sep).join('/') }));
}
