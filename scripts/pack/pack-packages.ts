import { execFile } from 'node:child_process';
import { cp, glob, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildMeasurer } from '@copydesk/functions/build-measurer';
import { compilePackages } from './compile-packages.ts';
import { findLocalPaths } from './find-local-paths.ts';
import { PUBLISHED, type Published } from './published.ts';
import { synthesizeAssembly } from './synthesize-assembly.ts';
import { toPublishedManifest } from './to-published-manifest.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Tarball {
  /** The package's name. */
  readonly name: string;
  readonly filename: string;
  /** Bytes of the tarball. */
  readonly size: number;
  /** How many files it holds. */
  readonly entryCount: number;
}

/**
 * Builds the tarballs of the published packages in `outDir`, which is emptied first. The same sources make the same bytes.
 *
 * @throws Error when the sources do not compile, or when a file names a folder of this machine
 */
export async function packPackages(outDir: string): Promise<Tarball[]> {
  const out = resolve(outDir);
  const work = `${out}.work`;
  for (const dir of [out, work]) await rm(dir, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await synthesizeAssembly(ROOT, join(work, 'cli/assembly'));
  await buildMeasurer(join(work, 'cli/measurer'));
  await compilePackages(ROOT, work);
  for (const published of PUBLISHED) await completePackage(published, join(work, published.folder));

  const local = await findLocalPaths(work, ROOT);
  if (local.length > 0)
    throw new Error(`A package must not name a folder of this machine. These files do: ${local.join(', ')}`);

  // npm gives every file in a tarball the same date.
  const folders = PUBLISHED.map(({ folder }) => join(work, folder));
  const { stdout } = await promisify(execFile)('npm', [
    'pack',
    '--json',
    '--pack-destination',
    out,
    ...folders,
  ]);
  await rm(work, { recursive: true });
  return Object.values(JSON.parse(stdout));
}

/** Adds to a package's code the other files that it holds. */
async function completePackage({ folder, adds = [] }: Published, dir: string): Promise<void> {
  for (const { from, to, files } of adds)
    for await (const file of glob([...files], { cwd: join(ROOT, from) }))
      await cp(join(ROOT, from, file), join(dir, to, file));
  for (const name of ['LICENSE', 'NOTICE']) await cp(join(ROOT, name), join(dir, name));
  const manifest = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'));
  const published = toPublishedManifest(manifest, (await readdir(dir)).sort());
  await writeFile(join(dir, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}
