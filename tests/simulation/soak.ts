/**
 * A long model check. `npm run soak` runs 100,000 random histories, puts every fault at every request of every written
 * history, and ends with a backfill of 10,000 objects during live traffic, killed ten times. Each part by itself:
 * `--runs 20000` or `--minutes 30`; `--sweep`, of which `--every 20` takes every twentieth run; `--objects 10000`.
 *
 * Each soak draws new seeds, and prints the command that repeats it. `--seed 1` sets the first seed.
 * `--seed 4711 --trace` replays one history and prints each of its requests. `--without <guard>` removes a guard
 * first and looks for a failure: in random histories, then in the sweep.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { GUARDS } from '../guards/guards.ts';
import { removeAtLoad } from '../guards/remove-at-load.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    minutes: { type: 'string' },
    // Consecutive seeds of a long run stay within 32 bits.
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    trace: { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    objects: { type: 'string' },
    without: { type: 'string' },
  },
});
const isWhole = !(values.runs || values.minutes || values.trace || values.sweep || values.objects);
const first = Number(values.seed);
const runs = Number(values.runs ?? defaultRuns());
const endsAt = values.minutes
  ? performance.now() + Number(values.minutes) * 60_000
  : Number.POSITIVE_INFINITY;
const every = Number(values.every);
const objects = Number(values.objects ?? (isWhole && !values.without ? 10_000 : 0));
if (![first, runs, endsAt, objects, every - 1].every((number) => number >= 0)) {
  console.error(
    'usage: npm run soak -- [--runs n | --minutes m] [--seed n] [--trace] [--sweep [--every n]] [--objects n] [--without guard]',
  );
  process.exit(2);
}

function defaultRuns(): number {
  if (values.minutes) return Number.POSITIVE_INFINITY;
  if (values.without) return 2_000;
  if (values.trace) return 1;
  return isWhole ? 100_000 : 0;
}

const guard = GUARDS.find(({ name }) => name === values.without);
if (values.without && !guard) {
  console.error(
    `No guard has the name "${values.without}". The guards are: ${GUARDS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
if (guard) removeAtLoad(guard);
const { runRandomly } = await import('./random-run.ts');
const { sweepCrashes } = await import('./sweep-crashes.ts');
const { runBackfill, TIGHT } = await import('./backfill-run.ts');

const given = Object.entries(values).flatMap(([name, value]) =>
  typeof value === 'boolean'
    ? value
      ? [`--${name}`]
      : []
    : [`--${name} ${JSON.stringify(value).replace(/^"([\w.]+)"$/, '$1')}`],
);
console.error(`the first seed is ${first}; repeat with: npm run soak -- ${given.join(' ')}`);

const failures: string[] = [];
/** @returns whether to go on */
const fail = (message: string, replay = ''): boolean => {
  failures.push(message);
  console.error(`${message}${replay}`);
  return !guard && failures.length < 20;
};
const totals = { runs: 0, digested: 0, requests: 0, faults: 0, reads: 0 };
const statuses: Record<string, number> = {};
const began = performance.now();
for (let seed = first; totals.runs < runs && performance.now() < endsAt; seed++) {
  totals.runs++;
  try {
    const result = await runRandomly(seed, values.trace ? console.log : undefined);
    totals.digested += Number(result.digests);
    totals.requests += result.requests;
    totals.faults += result.faults;
    totals.reads += result.reads;
    for (const status of result.statuses) statuses[status] = (statuses[status] ?? 0) + 1;
  } catch (error) {
    if (!fail(String(error), `\n  replay: npm run soak -- --seed ${seed} --trace`)) break;
  }
  if (totals.runs % 10_000 === 0)
    console.error(`${totals.runs} runs, to seed ${seed}, ${failures.length} failed`);
}
// Random histories may miss the case that needs a guard.
const isSwept = values.sweep || (guard ? failures.length === 0 : isWhole);
const sweep = isSwept ? await sweepCrashes(fail, every, first) : undefined;
const backfillOf = async (...args: Parameters<typeof runBackfill>) =>
  args[0] > 0
    ? await runBackfill(...args).catch((error) => {
        fail(`the backfill of ${args[0]} objects, seed ${first}: ${error}`);
      })
    : undefined;
const backfill = await backfillOf(objects, 10, first);
const tightBackfill = await backfillOf(Math.round(objects / 5), 0, first, TIGHT);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  JSON.stringify({
    ...(totals.runs > 0 && { seeds: [first, first + totals.runs - 1], ...totals, statuses }),
    ...(sweep && { sweep }),
    ...(backfill && { backfill }),
    ...(tightBackfill && { tightBackfill }),
    failures: failures.length,
    seconds,
  }),
);
process.exit(failures.length > 0 ? 1 : 0);
