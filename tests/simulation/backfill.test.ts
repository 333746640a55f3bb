import { expect, it } from 'vitest';
import { runBackfill } from './backfill-run.ts';

/** `npm run soak` does the same with 10,000 objects. */
it.each([1, 2, 3])(
  'a backfill that is killed and restarted during live traffic skips and repeats no article: seed %i',
  async (seed) => {
    const run = await runBackfill(100, 3, seed);
    expect(run.kills).toBe(3);
    expect(run.live).toBeGreaterThan(2);
    expect(run.billedTwice).toBeLessThan(5);
  },
);
