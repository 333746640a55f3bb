import { join, resolve } from 'node:path';
import { FUNCTION_NAMES } from '@copydesk/core/runtime/environment';
import type { FunctionName } from '@copydesk/core/runtime/stages';
import { buildFunction } from './build-function.ts';
import { type BuildRecord, isUpToDate, readRecord, writeRecord } from './build-record.ts';
import { FUNCTIONS_DIR, ROOT } from './functions-dir.ts';

export interface BuildOptions {
  /** Holds `<function>/handler.ts`. */
  readonly sourceDir?: string;
  /** Receives `<function>/handler.mjs` with its chunks, and beside that folder the record of its build. */
  readonly outDir?: string;
}

/** The bundle of one function. `built` is false where it was up to date. */
export interface BuiltFunction {
  readonly name: FunctionName;
  readonly built: boolean;
  readonly record: BuildRecord;
}

/**
 * Bundles each function into a folder of its own that needs no other file. The same sources make the same bytes, so
 * that an asset's hash changes only with its content. A function is not built again unless one of its sources changed.
 * Several processes may build at once.
 *
 * @throws Error of esbuild, which names the file and line that cannot be bundled
 */
export async function buildFunctions({
  sourceDir = join(ROOT, 'functions'),
  outDir = FUNCTIONS_DIR,
}: BuildOptions = {}): Promise<BuiltFunction[]> {
  const builds = FUNCTION_NAMES.map((name) =>
    buildIfChanged(name, resolve(sourceDir, name, 'handler.ts'), resolve(outDir)),
  );
  // Where one build fails, the others are finished first, so that none is half written.
  await Promise.allSettled(builds);
  return Promise.all(builds);
}

async function buildIfChanged(name: FunctionName, entry: string, outDir: string): Promise<BuiltFunction> {
  const before = await readRecord(outDir, name);
  if (before && (await isUpToDate(before, entry))) return { name, built: false, record: before };
  const record = await buildFunction(name, entry, outDir);
  await writeRecord(outDir, name, record);
  return { name, built: true, record };
}

if (import.meta.main) {
  for (const { name, built } of await buildFunctions()) {
    console.error(`${name}: ${built ? 'built' : 'nothing changed'}`);
  }
}
