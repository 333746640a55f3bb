import type { FunctionName } from '../core/runtime/stages.ts';
import { type BuiltFunction, buildFunctions } from '../functions/build/build-functions.ts';
import { measureBundle } from '../functions/build/measure-bundle.ts';
import type { BenchOptions } from './bench-options.ts';
import { timeImport } from './time-import.ts';

const RUNS = 7;
const KILOBYTE = 1_000;

/** A limit in bytes, for the whole bundle or for its eager part. */
export const LIMITS: Readonly<
  Record<FunctionName, { readonly part: 'total' | 'eager'; readonly bytes: number }>
> = {
  split: { part: 'eager', bytes: 750 * KILOBYTE },
  // The readers of web archives and digests take 9 KB of it, metrics 3 KB.
  unbundle: { part: 'total', bytes: 670 * KILOBYTE },
  enrich: { part: 'total', bytes: 600 * KILOBYTE },
  // Mostly the analyser's models: those of English in every process, those of another language where a text is in it.
  'enrich-embedded': { part: 'total', bytes: 4_500 * KILOBYTE },
  publish: { part: 'total', bytes: 600 * KILOBYTE },
  // Three SDK clients take 500 KB of it; it starts once in minutes.
  digest: { part: 'total', bytes: 730 * KILOBYTE },
  budget: { part: 'total', bytes: 600 * KILOBYTE },
  // zod and the OpenAPI document's generator take half of it (docs/decisions).
  api: { part: 'total', bytes: 900 * KILOBYTE },
};

/** Measures size and import time of each function's bundle, and checks the limits. */
export async function run({ json }: BenchOptions): Promise<boolean> {
  const rows = (await buildFunctions()).map(measure);
  if (json) console.log(JSON.stringify({ node: process.version, runs: RUNS, bundles: rows }, undefined, 2));
  else printRows(rows);
  return rows.every(({ within }) => within);
}

function measure({ name: stage, record }: BuiltFunction) {
  const { eager, lazy } = measureBundle(record.chunks);
  const { part, bytes: limit } = LIMITS[stage];
  const times = timeImport(stage, record.chunks, RUNS);
  return {
    stage,
    eagerBytes: eager,
    lazyBytes: lazy,
    totalBytes: eager + lazy,
    limit: { part, bytes: limit },
    within: (part === 'eager' ? eager : eager + lazy) <= limit,
    importMs: times,
  };
}

function printRows(rows: readonly ReturnType<typeof measure>[]): void {
  const kilobytes = (bytes: number) => `${(bytes / KILOBYTE).toFixed(0)} KB`.padStart(8);
  console.log(`Bundles, minified; import in a fresh process, median of ${RUNS} (Node ${process.version})`);
  console.log('            eager     lazy    total   limit            import');
  for (const { stage, eagerBytes, lazyBytes, totalBytes, limit, within, importMs } of rows) {
    const cells = [eagerBytes, lazyBytes, totalBytes].map(kilobytes).join(' ');
    const bound = `${limit.part} ${kilobytes(limit.bytes).trim()}`.padEnd(13);
    console.log(
      `${stage.padEnd(8)} ${cells}   ${bound} ${within ? 'ok  ' : 'OVER'} ${importMs.median} ms (${importMs.least} to ${importMs.most})`,
    );
  }
}
