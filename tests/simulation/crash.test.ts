import { describe, expect, it } from 'vitest';
import { HISTORIES } from './histories.ts';
import { cutEachRequest, delayAndKillEachRequest, delayEachRequest } from './hit-requests.ts';

const rows = HISTORIES.map((history) => [history.name, history] as const);
/** The shortest history: read, get, body, claim, send; read, list, read, send, emit; and so on. */
const FEWEST_REQUESTS = 10;

describe('the table is as if nothing had happened, wherever a function is cut', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await cutEachRequest(history)).toBeGreaterThan(5 * FEWEST_REQUESTS);
  });
});

describe('a function that wakes late does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await delayEachRequest(history)).toBeGreaterThan(FEWEST_REQUESTS);
  });
});

describe('a function that wakes late, and dies at once, does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await delayAndKillEachRequest(history, 3)).toBeGreaterThan(FEWEST_REQUESTS);
  });
});
