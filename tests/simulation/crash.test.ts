import { describe, expect, it } from 'vitest';
import { HISTORIES } from './histories.ts';
import { failEachRequestOnce, stallAndKillEachRequest, stallEachRequest } from './inject-faults.ts';

const rows = HISTORIES.map((history) => [history.name, history] as const);
/**
 * These tests are a part of `npm run soak -- --sweep`, which puts every fault at every request. The shortest history has these requests: read, get,
 * body, claim, send; read, list, read, send, emit; and a few more.
 */
const FEWEST_REQUESTS = 10;

describe('the table is that of a run without faults, whichever request fails', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await failEachRequestOnce(history)).toBeGreaterThan(FEWEST_REQUESTS);
  });
});

describe('a function that stalls and continues late does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await stallEachRequest(history, [1], 2)).toBeGreaterThan(FEWEST_REQUESTS / 2);
  });
});

describe('a function that stalls and then dies does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await stallAndKillEachRequest(history, 5)).toBeGreaterThan(FEWEST_REQUESTS / 2);
  });
});
