import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ENVIRONMENT, type StageName } from '../core/runtime/environment.ts';
import { type BuiltFunction, buildFunctions } from '../infra/build/build-functions.ts';
import { FUNCTIONS_DIR } from '../infra/build/functions-dir.ts';
import { measureBundle } from '../infra/build/measure-bundle.ts';
import type { BenchOptions } from './bench.ts';

const RUNS = 7;
const KILOBYTE = 1_000;

/** Bytes: of the whole bundle, or of what loads at the start. */
export const LIMITS: Readonly<
  Record<StageName, { readonly part: 'total' | 'eager'; readonly bytes: number }>
> = {
  split: { part: 'eager', bytes: 750 * KILOBYTE },
  enrich: { part: 'total', bytes: 600 * KILOBYTE },
  publish: { part: 'total', bytes: 600 * KILOBYTE },
};

/** Size and import time of each function's bundle, against its limit. */
export async function run({ json }: BenchOptions): Promise<boolean> {
  const rows = (await buildFunctions()).map(measure);
  if (json) console.log(JSON.stringify({ node: process.version, runs: RUNS, bundles: rows }, undefined, 2));
  else printRows(rows);
  return rows.every(({ within }) => within);
}

function measure({ stage, record }: BuiltFunction) {
  const { eager, lazy } = measureBundle(record.chunks);
  const { part, bytes: limit } = LIMITS[stage];
  const times = Array.from({ length: RUNS }, () => timeImport(stage)).sort((a, b) => a - b);
  return {
    stage,
    eagerBytes: eager,
    lazyBytes: lazy,
    totalBytes: eager + lazy,
    limit: { part, bytes: limit },
    within: (part === 'eager' ? eager : eager + lazy) <= limit,
    importMs: { median: times[Math.floor(RUNS / 2)], least: times[0], most: times.at(-1) },
  };
}

/** Milliseconds that a fresh process takes to import the handler: what a cold start adds to the runtime's own. */
function timeImport(stage: StageName): number {
  const url = pathToFileURL(join(FUNCTIONS_DIR, stage, 'handler.mjs')).href;
  const script = `const begin = performance.now(); await import(${JSON.stringify(url)}); console.log(performance.now() - begin); process.exit();`;
  const environment = Object.fromEntries(ENVIRONMENT[stage].map((name) => [name, '1']));
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...environment, AWS_REGION: 'us-east-1' },
  });
  return Math.round(Number(printed) * 10) / 10;
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
