import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { BUILD_OPTIONS } from './build-options.ts';
import { type BuildRecord, hashFiles, hashOptions } from './build-record.ts';
import { ROOT } from './functions-dir.ts';
import { replaceFile } from './replace-file.ts';

const ENTRY = 'handler.mjs';
/** What a function's own process runs, where it has one beside its handler. */
const PROCESS = 'extractor-process';

/** Bundles one function into `<outDir>/<stage>`, and removes from that folder what an earlier build left. */
export async function buildFunction(stage: string, entry: string, outDir: string): Promise<BuildRecord> {
  const { outputFiles, metafile } = await build({
    ...BUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [{ in: entry, out: 'handler' }, ...processOf(entry)],
    // Not where they go: a chunk's name must not depend on that.
    outdir: 'dist',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const folder = join(outDir, stage);
  await mkdir(folder, { recursive: true });
  const files = outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
  // The entry last: whoever sees it finds its chunks, which are named by their content.
  for (const { name, contents } of files.toSorted(
    (a, b) => Number(a.name === ENTRY) - Number(b.name === ENTRY),
  ))
    await replaceFile(join(folder, name), contents, outDir);
  const names = new Set(files.map(({ name }) => name));
  for (const name of await readdir(folder)) {
    if (!names.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
  return {
    options: hashOptions(),
    entry,
    inputs: await hashFiles(Object.keys(metafile.inputs).map((path) => resolve(ROOT, path))),
    outputs: await hashFiles([...names].map((name) => join(folder, name))),
    chunks: Object.entries(metafile.outputs).map(([path, { bytes, imports }]) => ({
      name: basename(path),
      bytes,
      imports: imports
        .filter(({ external }) => !external)
        .map(({ path: to, kind }) => ({ name: basename(to), lazy: kind === 'dynamic-import' })),
    })),
  };
}

function processOf(entry: string): { in: string; out: string }[] {
  const path = join(dirname(entry), `${PROCESS}.ts`);
  return existsSync(path) ? [{ in: path, out: PROCESS }] : [];
}
