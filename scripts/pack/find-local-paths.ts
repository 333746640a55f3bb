import { glob, readFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Finds the files of `dir` that name a folder of this machine: they would differ on another, and tell where they were made.
 *
 * @returns their paths in `dir`
 */
export async function findLocalPaths(dir: string, root: string): Promise<string[]> {
  const local = [root, homedir(), tmpdir()].filter((path) => path.length > 1).map((path) => `${path}/`);
  const found: string[] = [];
  for await (const entry of glob('**', { cwd: dir, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (local.some((folder) => bytes.includes(folder))) found.push(path.slice(dir.length + 1));
  }
  return found;
}
