/**
 * Shows that every clause of every condition in core/store/conditions.ts is needed: takes each out in turn, runs the
 * store's tests against what is left, and expects them to fail. The source is changed on its way into the test
 * runner only, never on disk.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { startVitest } from 'vitest/node';
import { listConditionClauses } from '../../core/store/conditions.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TESTS = ['tests/core/store/article-store.test.ts', 'tests/core/store/bundle-store.test.ts'];

interface Mutant {
  readonly condition: string;
  readonly clause: string;
}

/** @throws Error when the clause is not found: a mutant that changes nothing would look like a survivor */
function removeClause(code: string, { condition, clause }: Mutant): string {
  const rule = new RegExp(`(\\b${condition}: \\{ clauses: \\[)([^\\]]*)\\]`);
  const clauses = rule.exec(code)?.[2]?.split(/,\s*/);
  if (!clauses?.includes(`'${clause}'`))
    throw new Error(`There is no clause ${clause} in the condition ${condition}`);
  return code.replace(
    rule,
    (_, head) => `${head}${clauses.filter((name) => name !== `'${clause}'`).join(', ')}]`,
  );
}

/** @returns how many tests failed, with the mutant in place or, without one, as the code stands */
async function countFailures(mutant?: Mutant): Promise<number> {
  let mutated = mutant === undefined;
  const plugin: Plugin = {
    name: 'mutate-conditions',
    enforce: 'pre',
    transform(code, id) {
      if (!mutant || !id.endsWith('/core/store/conditions.ts')) return undefined;
      mutated = true;
      return removeClause(code, mutant);
    },
  };
  const exitCode = process.exitCode;
  const vitest = await startVitest(
    'test',
    TESTS,
    {
      root: ROOT,
      watch: false,
      reporters: [{}],
      config: false,
      include: TESTS,
      // A cached module would not pass through the plugin.
      fsModuleCache: false,
      coverage: { enabled: false },
    },
    { plugins: [plugin] },
  );
  const modules = vitest.state.getTestModules();
  const failures = modules.flatMap((module) => [...module.children.allTests('failed')]).length;
  const broken = modules.filter((module) => module.state() === 'failed' && failures === 0).length;
  await vitest.close();
  process.exitCode = exitCode;
  if (!mutated || modules.length === 0) throw new Error('The mutant did not reach the tests');
  return failures + broken;
}

if ((await countFailures()) > 0) {
  console.error('The tests fail as the code stands: mend that first (npm test)');
  process.exit(1);
}
const mutants = listConditionClauses();
let killed = 0;
for (const mutant of mutants) {
  const failures = await countFailures(mutant);
  if (failures > 0) killed++;
  const verdict = failures > 0 ? `killed by ${failures} test${failures === 1 ? '' : 's'}` : 'SURVIVED';
  console.log(`${mutant.condition.padEnd(16)} without ${mutant.clause.padEnd(18)} ${verdict}`);
}
console.log(`killed ${killed} of ${mutants.length}`);
process.exit(killed === mutants.length ? 0 : 1);
