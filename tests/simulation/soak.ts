/**
 * The model check for as long as one likes: `npm run soak -- --runs 100000 --seed 1`, `--minutes 30`, or
 * `--seed 4711 --trace` to replay one run and see every request of it. `--without <guard>` switches a guarding line
 * off first and expects a failure: every request of every history is hit, too. At the end a backfill of 10,000 objects
 * (`--objects n`) among live articles, killed ten times.
 */
import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';
import { GUARDS, removeGuard } from './guards.ts';
import type { History } from './histories.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    without: { type: 'string' },
    'stop-at-first': { type: 'boolean', default: false },
    objects: { type: 'string' },
  },
});
const first = Number(values.seed);
const runs = Number(values.runs ?? (values.trace ? 1 : values.minutes ? Number.POSITIVE_INFINITY : 100_000));
const endsAt = values.minutes
  ? performance.now() + Number(values.minutes) * 60_000
  : Number.POSITIVE_INFINITY;
if (![first, runs, endsAt].every((number) => number >= 0)) {
  console.error('usage: npm run soak -- [--runs n | --minutes m] [--seed n] [--trace] [--without guard]');
  process.exit(2);
}

const guard = GUARDS.find(({ name }) => name === values.without);
if (values.without && !guard) {
  console.error(
    `No guard is called "${values.without}". There are: ${GUARDS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
if (guard) {
  // The source is changed on its way into the process only, never on disk.
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      return url.endsWith(`/${guard.file}`) && loaded.source
        ? { ...loaded, source: removeGuard(String(loaded.source), guard) }
        : loaded;
    },
  });
}
const { runRandomly } = await import('./random-run.ts');
const { HISTORIES } = await import('./histories.ts');
const hits = await import('./hit-requests.ts');

const delayEachRequest = (history: History) => hits.delayEachRequest(history, [1, 2, 3]);

const failures: string[] = [];
const totals = { runs: 0, requests: 0, faults: 0, reads: 0 };
const statuses: Record<string, number> = {};
const began = performance.now();
for (let seed = first; totals.runs < runs && performance.now() < endsAt; seed++) {
  totals.runs++;
  try {
    const result = await runRandomly(seed, values.trace ? console.log : undefined);
    totals.requests += result.ios;
    totals.faults += result.faults;
    totals.reads += result.reads;
    for (const status of result.statuses) statuses[status] = (statuses[status] ?? 0) + 1;
  } catch (error) {
    failures.push(String(error));
    console.error(`${error}\n  replay: npm run soak -- --seed ${seed} --trace`);
    if (values['stop-at-first'] || failures.length === 20) break;
  }
  if (totals.runs % 10_000 === 0)
    console.error(`${totals.runs} runs, to seed ${seed}, ${failures.length} failed`);
}
// A guard may be needed where chance seldom leads: every request of every history is hit, too.
if (guard && failures.length === 0) {
  for (const history of HISTORIES)
    for (const hit of [hits.cutEachRequest, delayEachRequest, hits.delayAndKillEachRequest]) {
      const failure = failures.length === 0 && (await hit(history).then(() => undefined, String));
      if (failure) failures.push(failure);
    }
  if (failures[0]) console.error(failures[0]);
}
const objects = Number(
  values.objects ?? (values.runs || values.minutes || values.trace || guard ? 0 : 10_000),
);
const { runBackfill } = await import('./backfill-run.ts');
const backfill =
  objects > 0 &&
  (await runBackfill(objects, 10, first).catch((error) => {
    failures.push(String(error));
    console.error(`the backfill of ${objects} objects, seed ${first}: ${error}`);
  }));
const seconds = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({
    seeds: [first, first + totals.runs - 1],
    ...totals,
    failures: failures.length,
    statuses,
    ...(backfill && { backfill }),
    seconds: Math.round(seconds),
  }),
);
process.exit(failures.length > 0 ? 1 : 0);
