import { parseArgs } from 'node:util';
import type { BenchOptions } from './bench-options.ts';

/** Runs a benchmark. @returns whether its limits hold */
type Bench = (options: BenchOptions) => Promise<boolean>;

const BENCHES = new Map<string, () => Promise<{ run: Bench }>>([
  ['api', () => import('./api.ts')],
  ['bill', () => import('./bill.ts')],
  ['analyser', () => import('./analyser.ts')],
  ['bundles', () => import('./bundles.ts')],
  ['local', () => import('./local.ts')],
  ['page', () => import('./page.ts')],
  ['queries', () => import('./queries.ts')],
  ['read', () => import('./read.ts')],
  ['split', () => import('./split.ts')],
  ['stories', () => import('./stories.ts')],
  ['unbundle', () => import('./unbundle.ts')],
  ['enrich', () => import('./enrich.ts')],
]);

const USAGE = `Usage: npm run bench -- <name> [--json] [--data DIR] [--suites DIR] [--articles N]\nBenchmarks: ${[...BENCHES.keys()].join(', ')}`;

const asked = readArguments();
const load = asked?.positionals.length === 1 ? BENCHES.get(String(asked.positionals[0])) : undefined;

if (asked?.values.help) console.log(USAGE);
else if (asked && load) {
  const { json, data, suites, articles } = asked.values;
  const { run } = await load();
  if (!(await run({ json, data, suites, articles: articles === undefined ? undefined : Number(articles) })))
    process.exitCode = 1;
} else {
  console.error(USAGE);
  process.exitCode = 2;
}

/** @returns undefined for unknown options, after printing the error */
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
        suites: { type: 'string' },
        articles: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    console.error((error as Error).message);
    return undefined;
  }
}
