import { describe, expect, it } from 'vitest';
import { HISTORIES } from './histories.ts';
import { cutEachRequestBriefly, delayAndKillEachRequest, delayEachRequest } from './hit-requests.ts';

const rows = HISTORIES.map((history) => [history.name, history] as const);
/** `npm run soak -- --sweep` hits every request by every fault. The shortest history: read, get, body, claim, send; read, list, read, send, emit; and so on. */
const FEWEST_REQUESTS = 10;

describe('the table is as if nothing had happened, wherever a function is cut', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await cutEachRequestBriefly(history)).toBeGreaterThan(3 * FEWEST_REQUESTS);
  });
});

describe('a function that wakes late does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await delayEachRequest(history)).toBeGreaterThan(FEWEST_REQUESTS);
  });
});

describe('a function that wakes late, and dies at once, does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await delayAndKillEachRequest(history, 5)).toBeGreaterThan(FEWEST_REQUESTS / 2);
  });
});
