import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

/** A file to upload, and the key of its object. */
export interface UploadFile {
  readonly path: string;
  readonly key: string;
}

/**
 * The files at some paths. A file's key is its name. A folder means its files at any depth, whose keys are their paths
 * in it; hidden files and folders are left out. A link to a file counts as the file, and a link to a folder is left out.
 *
 * @throws Error where a path does not exist, or a folder has no files
 */
export async function listFiles(paths: readonly string[]): Promise<UploadFile[]> {
  const files = await Promise.all(paths.map(listPath));
  return files.flat();
}

async function listPath(path: string): Promise<UploadFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file or folder' : error.message;
    throw new Error(`${path} cannot be uploaded: ${why}`);
  });
  if (!found.isDirectory()) return [{ path, key: basename(path) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      // A broken link is kept: its upload fails, and the failure is reported.
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
    const hidden = paths.some((file) => file !== undefined) ? ' except hidden ones, which are left out' : '';
    throw new Error(`${path} cannot be uploaded: the folder has no files${hidden}`);
  }
  return files;
}

/** @throws Error where two uploads have the same key, so that one would overwrite the other */
export function refuseSameKeys(uploads: readonly { readonly key: string; readonly path?: string }[]): void {
  const first = new Map<string, string>();
  for (const { key, path = 'standard input' } of uploads) {
    const other = first.get(key);
    if (other !== undefined)
      throw new Error(
        `${other} and ${path} would both have the key ${key}. Upload the folder above them, or upload them one after the other, each with a --prefix of its own`,
      );
    first.set(key, path);
  }
}
