/** Forked by mutate.ts: runs the tests of one entry. The processes that they start inherit the environment, and so the removed guard. */
import { resolve } from 'node:path';
import { startVitest } from 'vitest/node';
import { COMMON } from '../../vitest.config.ts';
import { type Guard, parseSeenBy, removeGuard } from './guard.ts';
import { namedGuard } from './remove-named.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The outcome of some tests. */
export interface TestOutcome {
  readonly failures: number;
  /** The first failure's first line. */
  readonly first: string;
}

/**
 * Runs the tests of one entry of a guard's `seenBy` without the guard.
 *
 * @throws Error where there is no such test, or its file does not load
 */
async function runTests(guard: Guard, entry: string): Promise<TestOutcome> {
  const { file, test } = parseSeenBy(entry);
  const vitest = await startVitest(
    'test',
    [file],
    {
      ...COMMON,
      root: ROOT,
      // The plugin below does not reach the projects of the configuration.
      config: false,
      watch: false,
      // One failure shows that the guard is needed.
      bail: 1,
      reporters: [{}],
      testNamePattern: test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      // A cached module would not pass through the plugin.
      fsModuleCache: false,
    },
    {
      plugins: [
        {
          name: 'remove-guard',
          enforce: 'pre',
          transform: (code, id) => (id.endsWith(`/${guard.file}`) ? removeGuard(code, guard) : undefined),
        },
      ],
    },
  );
  const modules = vitest.state.getTestModules();
  const broken = modules.flatMap((module) => module.errors());
  const withState = (state: 'failed' | 'passed') =>
    modules.flatMap((module) => [...module.children.allTests(state)]);
  const failed = withState('failed');
  await vitest.close();
  if (broken[0]) throw new Error(`${file} does not load without the guard: ${broken[0].message}`);
  if (failed.length + withState('passed').length === 0) throw new Error(`There is no test "${entry}"`);
  const message = failed[0]?.result().errors?.[0]?.message ?? '';
  return { failures: failed.length, first: message.split('\n', 1)[0] ?? '' };
}

const [entry = ''] = process.argv.slice(2);
if (!namedGuard) throw new Error('The environment names no guard');
const outcome = await runTests(namedGuard, entry).catch(({ message }: Error) => ({
  failures: 0,
  first: message,
}));
process.send?.(outcome, () => process.exit());
