import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { BUILD_OPTIONS } from './build-options.ts';
import { type BuildRecord, hashFiles, hashOptions } from './build-record.ts';
import { ROOT } from './functions-dir.ts';

/** Bundles one function into `<outDir>/<stage>`, and removes from that folder what an earlier build left. */
export async function buildFunction(stage: string, entry: string, outDir: string): Promise<BuildRecord> {
  const folder = join(outDir, stage);
  const { outputFiles, metafile } = await build({
    ...BUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [{ in: entry, out: 'handler' }],
    outdir: folder,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  await mkdir(folder, { recursive: true });
  // The entry last: whoever sees it finds its chunks, which are named by their content.
  const files = outputFiles.toSorted((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)));
  for (const { path, contents } of files) await replaceFile(path, contents);
  const names = new Set(files.map(({ path }) => basename(path)));
  for (const name of await readdir(folder)) {
    if (!names.has(name) && !name.endsWith('.tmp'))
      await rm(join(folder, name), { recursive: true, force: true });
  }
  return {
    options: hashOptions(),
    entry,
    inputs: await hashFiles(Object.keys(metafile.inputs).map((path) => resolve(ROOT, path))),
    outputs: await hashFiles(files.map(({ path }) => path)),
    chunks: Object.entries(metafile.outputs).map(([path, { bytes, imports }]) => ({
      name: basename(path),
      bytes,
      imports: imports
        .filter(({ external }) => !external)
        .map(({ path: to, kind }) => ({
          name: relative(folder, resolve(ROOT, to)),
          lazy: kind === 'dynamic-import',
        })),
    })),
  };
}

function isEntry(path: string): boolean {
  return basename(path) === 'handler.mjs';
}

/** Whole or not at all, for a reader at the same time. */
async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, contents);
  await rename(temporary, path);
}
