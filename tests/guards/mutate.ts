/**
 * Shows that every guard is needed: removes each in turn, runs the tests that it names, and expects them to fail.
 * `npm run mutate -- "the draft"` tries only the guards that have the words in their name.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Guard } from './guard.ts';
import { GUARDS } from './guards.ts';
import { WITHOUT } from './remove-named.ts';
import type { TestOutcome } from './run-tests.ts';

function tryWithout(guard: Guard, entry: string): Promise<TestOutcome> {
  return new Promise((answer, reject) => {
    const child = fork(resolve(import.meta.dirname, 'run-tests.ts'), [entry], {
      env: {
        ...process.env,
        [WITHOUT]: guard.name,
        NODE_OPTIONS: `--import=${import.meta.resolve('./remove-named.ts')}`,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.once('message', (outcome) => answer(outcome as TestOutcome));
    child.once('exit', () => reject(new Error(said.trim() || 'The tests ended without an outcome')));
  });
}

async function tryAll(words: string): Promise<number> {
  const waiting = GUARDS.filter(({ name }) => name.includes(words)).flatMap((guard) =>
    guard.seenBy.map((entry) => ({ guard, entry })),
  );
  const count = waiting.length;
  let seen = 0;
  const tryOneByOne = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { guard, entry } = next;
      const { failures, first } = await tryWithout(guard, entry).catch((error: Error) => ({
        failures: 0,
        first: error.message,
      }));
      if (failures > 0) seen++;
      const verdict = failures > 0 ? `${failures} failed: ${first.slice(0, 160)}` : `NOTHING FAILED ${first}`;
      console.log(`without "${guard.name}"\n  ${entry}\n  ${verdict}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, tryOneByOne));
  console.log(`${seen} of ${count} tries failed as they should`);
  return count - seen;
}

const words = process.argv[2] ?? '';
if (!GUARDS.some(({ name }) => name.includes(words))) {
  console.error(
    `No guard has "${words}" in its name. There are: ${GUARDS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
process.exit((await tryAll(words)) > 0 ? 1 : 0);
