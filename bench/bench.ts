import { parseArgs } from 'node:util';

/** How a benchmark is asked to run. */
export interface BenchOptions {
  /** One JSON document on stdout instead of a table. */
  readonly json: boolean;
  /** A folder of texts to measure on. */
  readonly data: string | undefined;
}

/** Answers whether the benchmark's limits hold. */
type Bench = (options: BenchOptions) => Promise<boolean>;

const BENCHES = new Map<string, () => Promise<{ run: Bench }>>([
  ['analyser', () => import('./analyser.ts')],
  ['bundles', () => import('./bundles.ts')],
  ['local', () => import('./local.ts')],
  ['split', () => import('./split.ts')],
  ['unbundle', () => import('./unbundle.ts')],
  ['enrich', () => import('./enrich.ts')],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
});
const load = positionals.length === 1 ? BENCHES.get(String(positionals[0])) : undefined;

if (load) {
  const { run } = await load();
  if (!(await run({ json: values.json, data: values.data }))) process.exitCode = 1;
} else {
  console.error(
    `Usage: npm run bench -- <name> [--json] [--data DIR]\nBenchmarks: ${[...BENCHES.keys()].join(', ')}`,
  );
  process.exitCode = 2;
}
