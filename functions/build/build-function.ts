import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { BUILD_OPTIONS } from './build-options.ts';
import { type BuildRecord, hashFiles, hashOptions } from './build-record.ts';
import { ROOT } from './functions-dir.ts';
import { replaceFile } from './replace-file.ts';

const ENTRY = 'handler.mjs';
/** The file that a function's child process runs, where the function has one beside its handler. */
const PROCESS = 'extractor-process';

/** Bundles one function into `<outDir>/<name>`, and removes the files of an earlier build from that folder. */
export async function buildFunction(name: string, entry: string, outDir: string): Promise<BuildRecord> {
  const { outputFiles, metafile } = await build({
    ...BUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [{ in: entry, out: 'handler' }, ...processOf(entry)],
    // Not the real folder: a chunk's name must not depend on it.
    outdir: 'dist',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const folder = join(outDir, name);
  await mkdir(folder, { recursive: true });
  const files = outputFiles.map(({ path, contents }) => ({ file: basename(path), contents }));
  // The entry is written last, so that a reader of it finds its chunks, which are named by their content.
  for (const { file, contents } of files.toSorted(
    (a, b) => Number(a.file === ENTRY) - Number(b.file === ENTRY),
  ))
    await replaceFile(join(folder, file), contents, outDir);
  const built = new Set(files.map(({ file }) => file));
  for (const file of await readdir(folder)) {
    if (!built.has(file)) await rm(join(folder, file), { recursive: true, force: true });
  }
  return {
    options: hashOptions(),
    entry,
    inputs: await hashFiles(Object.keys(metafile.inputs).map((path) => resolve(ROOT, path))),
    outputs: await hashFiles([...built].map((file) => join(folder, file))),
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
