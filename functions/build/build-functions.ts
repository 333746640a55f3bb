import { join, resolve } from 'node:path';
import { FUNCTION_NAMES } from '@copydesk/core/runtime/environment';
import type { FunctionName } from '@copydesk/core/runtime/stages';
import { buildFunction } from './build-function.ts';
import { type BuildRecord, isUpToDate, readRecord, writeRecord } from './build-record.ts';
import { FUNCTIONS_DIR, ROOT } from './functions-dir.ts';

export interface BuildOptions {
  /** Holds `<function>/handler.ts`. */
  readonly sourceDir?: string;
  /** Gets `<function>/handler.mjs` and its chunks, and beside the folder the record of its build. */
  readonly outDir?: string;
}

/** What was built of one function, and whether just now. */
export interface BuiltFunction {
  readonly name: FunctionName;
  readonly built: boolean;
  readonly record: BuildRecord;
}

/**
 * Bundles each function into a folder of its own that needs nothing beside it. The same sources make the same bytes,
 * so that an asset's hash changes only with what it holds; a function none of whose sources changed is left as it is.
 * Several processes may build at once.
 *
 * @throws Error of esbuild, naming file and line of what does not bundle
 */
export async function buildFunctions({
  sourceDir = join(ROOT, 'functions'),
  outDir = FUNCTIONS_DIR,
}: BuildOptions = {}): Promise<BuiltFunction[]> {
  const builds = FUNCTION_NAMES.map((name) =>
    buildIfChanged(name, resolve(sourceDir, name, 'handler.ts'), resolve(outDir)),
  );
  // One that fails leaves none of the others half written.
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
