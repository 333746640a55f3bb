import { expect, it } from 'vitest';
import { runRandomly } from './random-run.ts';

const RUNS = 2_000;

it(`the table equals the model's after each of ${RUNS} random histories, and no reader sees anything mixed or older`, async () => {
  const statuses: Record<string, number> = {};
  let faults = 0;
  let reads = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const result = await runRandomly(seed);
    faults += result.faults;
    reads += result.reads;
    for (const status of result.statuses) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  // Not vacuous: things went wrong, readers read, and articles ended in every way.
  expect(faults).toBeGreaterThan(RUNS);
  expect(reads).toBeGreaterThan(RUNS / 4);
  for (const status of ['ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'])
    expect(statuses[status] ?? 0, status).toBeGreaterThan(RUNS / 20);
}, 120_000);
