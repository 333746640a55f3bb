import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ANALYSES } from '../core/article/analysis.ts';
import { ENVIRONMENT } from '../core/runtime/environment.ts';
import { type FunctionName, STAGE_NAMES } from '../core/runtime/stages.ts';
import type { Chunk } from '../functions/build/build-record.ts';
import { FUNCTIONS_DIR } from '../functions/build/functions-dir.ts';

/** The environment for a handler: any valid values. */
const VALUES: Readonly<Record<string, string>> = {
  COPYDESK_CALLS_PER_SECOND: JSON.stringify(Object.fromEntries(ANALYSES.map((analysis) => [analysis, 10]))),
  COPYDESK_ENGINE: 'comprehend',
  COPYDESK_ANALYSES: 'entities,sentiment',
  COPYDESK_TARGET_CHARS: '1000',
  COPYDESK_STAGE_QUEUES: JSON.stringify(
    Object.fromEntries(
      STAGE_NAMES.map((stage) => [stage, { queue: 'https://queue', deadLetters: 'https://letters' }]),
    ),
  ),
};
export const environmentOf = (name: FunctionName): Record<string, string> =>
  Object.fromEntries(ENVIRONMENT[name].map((variable) => [variable, VALUES[variable] ?? '1']));

/** Milliseconds of several runs. */
export interface Times {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Measures the milliseconds that a fresh process takes to import a built handler. A cold start adds them to the runtime's
 * own start.
 *
 * @param lazily the beginnings of the names of chunks to import after it
 */
export function timeImport(
  functionName: FunctionName,
  chunks: readonly Chunk[],
  runs: number,
  lazily: readonly string[] = [],
): Times {
  const names = [
    'handler.mjs',
    ...lazily.map((start) => {
      const found = chunks.find(({ name }) => name.startsWith(start));
      if (!found) throw new Error(`The bundle of ${functionName} has no chunk ${start}…`);
      return found.name;
    }),
  ];
  const urls = names.map((name) => pathToFileURL(join(FUNCTIONS_DIR, functionName, name)).href);
  const script = `const begin = performance.now(); for (const url of ${JSON.stringify(urls)}) await import(url); console.log(performance.now() - begin); process.exit();`;
  const times = Array.from({ length: runs }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        encoding: 'utf8',
        env: { ...environmentOf(functionName), AWS_REGION: 'us-east-1' },
      }),
    ),
  ).sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [times[0], times[Math.floor(runs / 2)], times.at(-1)].map(
    (time) => Math.round((time ?? 0) * 10) / 10,
  );
  return { median, least, most };
}
