import { describe, expect, it } from 'vitest';
import { runRandomly } from './random-run.ts';

const RUNS = 2_000;
const PER_BLOCK = 100;

it('a seed replays exactly, request by request', async () => {
  const traceOf = async (seed: number) => {
    const lines: string[] = [];
    await runRandomly(seed, (line) => lines.push(line));
    return lines;
  };
  for (let seed = 1; seed <= 15; seed++)
    expect(await traceOf(seed), `seed ${seed}`).toEqual(await traceOf(seed));
});

/** In several tests, because one of all would take long on a busy machine. */
const BLOCKS = Array.from({ length: RUNS / PER_BLOCK }, (_, i) => [1 + i * PER_BLOCK, (i + 1) * PER_BLOCK]);

describe(`the table equals the model after each of ${RUNS} random histories, and readers see whole versions, never an older one`, () => {
  it.each(BLOCKS)('seeds %i to %i', async (first = 0, last = 0) => {
    const statuses: Record<string, number> = {};
    let faults = 0;
    let reads = 0;
    for (let seed = first; seed <= last; seed++) {
      const result = await runRandomly(seed);
      faults += result.faults;
      reads += result.reads;
      for (const status of result.statuses) statuses[status] = (statuses[status] ?? 0) + 1;
    }
    // The histories had faults and readers, and their articles ended in every status.
    expect(faults).toBeGreaterThan(PER_BLOCK);
    expect(reads).toBeGreaterThan(PER_BLOCK / 4);
    for (const status of ['ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'])
      expect(statuses[status] ?? 0, status).toBeGreaterThan(PER_BLOCK / 40);
  });
});
