import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

/** A file to be dropped, and the key it is dropped under. */
export interface DroppedFile {
  readonly path: string;
  readonly key: string;
}

/**
 * The files that paths name: a file itself, under its name; a folder's files, at any depth, under their path in it.
 * Hidden files and folders are left out; a link counts as what it leads to, unless that is a folder.
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
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      // A link that leads nowhere is dropped in vain, and that is said.
      const found = entry.isSymbolicLink() ? await stat(file).catch(() => undefined) : entry;
      return !found || found.isFile() ? file : undefined;
    }),
  );
  const files = paths
    .filter((file) => file !== undefined)
    .map((file) => ({ path: file, key: relative(path, file).split(sep).join('/') }))
    .filter(({ key }) => !key.split('/').some((name) => name.startsWith('.')))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  if (files.length === 0) {
    const hidden = paths.some((file) => file !== undefined) ? ' but hidden ones, which are left out' : '';
    throw new Error(`${path} cannot be dropped: the folder holds no files${hidden}`);
  }
  return files;
}

/** @throws Error where two would be one object, and the later one overwrite the other */
export function refuseSameKeys(drops: readonly { readonly key: string; readonly path?: string }[]): void {
  const first = new Map<string, string>();
  for (const { key, path = 'standard input' } of drops) {
    const other = first.get(key);
    if (other !== undefined)
      throw new Error(
        `${other} and ${path} would both be ${key}: drop them one after the other, each with a --prefix of its own, or the folder above them`,
      );
    first.set(key, path);
  }
}
