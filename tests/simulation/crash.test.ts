import { describe, expect, it } from 'vitest';
import { HISTORIES } from './histories.ts';
import { cutEachRequestBriefly, delayAndKillEachRequest, delayEachRequest } from './hit-requests.ts';

const rows = HISTORIES.map((history) => [history.name, history] as const);
/** `npm run soak -- --sweep` hits every request by every fault. The shortest history: read, get, body, claim, send; read, list, read, send, emit; and so on. */
const FEWEST_REQUESTS = 10;

/** Guarding line, seen to fail without: `!isWanted) return continueWith(head, object)` in decide-event.ts. */
describe('the table is as if nothing had happened, wherever a function is cut', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await cutEachRequestBriefly(history)).toBeGreaterThan(3 * FEWEST_REQUESTS);
  });
});

/** Guarding lines, seen to fail without: the clauses of `overSeen`, and `sameGeneration` of `flip`, in conditions.ts. */
describe('a function that wakes late does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await delayEachRequest(history)).toBeGreaterThan(FEWEST_REQUESTS);
  });
});

/** Guarding line, seen to fail without: `if (head.previous) await sendResweep(head, ports);` in publish-article.ts. */
describe('a function that wakes late, and dies at once, does no harm', () => {
  it.each(rows)('%s', async (_, history) => {
    expect(await delayAndKillEachRequest(history, 5)).toBeGreaterThan(FEWEST_REQUESTS / 2);
  });
});
