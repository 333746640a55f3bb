import { join, resolve } from 'node:path';
import { ENVIRONMENT, type StageName } from '@copydesk/core/runtime/environment';
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
  readonly stage: StageName;
  readonly built: boolean;
  readonly record: BuildRecord;
}

/** The functions, in flow order. */
const STAGES = Object.keys(ENVIRONMENT) as StageName[];

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
  const builds = STAGES.map((stage) =>
    buildIfChanged(stage, resolve(sourceDir, stage, 'handler.ts'), resolve(outDir)),
  );
  // One that fails leaves none of the others half written.
  await Promise.allSettled(builds);
  return Promise.all(builds);
}

async function buildIfChanged(stage: StageName, entry: string, outDir: string): Promise<BuiltFunction> {
  const before = await readRecord(outDir, stage);
  if (before && (await isUpToDate(before, entry))) return { stage, built: false, record: before };
  const record = await buildFunction(stage, entry, outDir);
  await writeRecord(outDir, stage, record);
  return { stage, built: true, record };
}

if (import.meta.main) {
  for (const { stage, built } of await buildFunctions()) {
    console.error(`${stage}: ${built ? 'built' : 'nothing changed'}`);
  }
}
