import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArticleStatus } from '../../../core/article/status.ts';

let now = 0;
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    now += ms;
  },
}));
const { ArticleWatch } = await import('../../../cli/upload/article-watch.ts');

beforeEach(() => {
  now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

const VERSION = { etag: 'e', receivedAt: '2026-11-24T10:00:00.000Z' };
const standing = (id: string, status: ArticleStatus, source: Partial<typeof VERSION> = {}) =>
  [id, { status, source: { bucket: 'b', key: id, ...VERSION, ...source } as never }] as const;

it('reads all articles together until each is done', async () => {
  const reads: string[][] = [];
  const watch = new ArticleWatch(async (ids) => {
    reads.push([...ids]);
    const soon = reads.length > 2 ? 'REJECTED' : 'ENRICHING';
    return new Map([standing('a', 'ENRICHED'), standing('b', soon)]);
  });
  const answers = await Promise.all(['a', 'b'].map((id) => watch.wait(id, VERSION, 10_000)));
  expect(answers).toEqual([true, true]);
  expect(reads).toEqual([['a', 'b'], ['b'], ['b']]);
  expect(await watch.wait('a', VERSION, 10_000)).toBe(true);
});

it.each<[string, ReturnType<typeof standing>[]]>([
  ['has no record', []],
  ['is in progress', [standing('a', 'ENRICHING')]],
  ['is of another version', [standing('a', 'ENRICHED', { etag: 'other' })]],
  [
    'was uploaded before with the same content',
    [standing('a', 'ENRICHED', { receivedAt: '2026-11-24T09:00:00.000Z' })],
  ],
])('ends the wait when the time is up and the article %s', async (_, heads) => {
  const watch = new ArticleWatch(async () => new Map(heads));
  expect(await watch.wait('a', VERSION, 1_000)).toBe(false);
  expect(now).toBeGreaterThanOrEqual(1_000);
  expect(now).toBeLessThan(1_100);
});

it('fails every wait where the table cannot be read, and no later wait', async () => {
  let isBroken = true;
  const watch = new ArticleWatch(async () => {
    if (isBroken) throw new Error('no table');
    return new Map([standing('a', 'ENRICHED')]);
  });
  const both = await Promise.allSettled(['a', 'b'].map((id) => watch.wait(id, VERSION, 1_000)));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await watch.wait('a', VERSION, 1_000)).toBe(true);
});

const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

it('retries where the table throttles', async () => {
  let reads = 0;
  const watch = new ArticleWatch(async () => {
    if (++reads < 5) throw throttled;
    return new Map([standing('a', 'ENRICHED'), standing('b', 'ENRICHED')]);
  });
  const answers = await Promise.all(['a', 'b'].map((id) => watch.wait(id, VERSION, 1_000)));
  expect(answers).toEqual([true, true]);
});

it('fails each wait where the table throttles until the time of that wait is up', async () => {
  const watch = new ArticleWatch(async () => {
    if (now < 2_000) throw throttled;
    return new Map([standing('a', 'ENRICHED'), standing('b', 'ENRICHED')]);
  });
  const [first, second] = await Promise.all([
    watch.wait('a', VERSION, 1_000).catch((error) => [error, now]),
    watch.wait('b', VERSION, 3_000),
  ]);
  expect(first).toEqual([throttled, expect.closeTo(1_200, -3)]);
  expect(second).toBe(true);
});

it('reads less often, the more articles there are', async () => {
  let reads = 0;
  const watch = new ArticleWatch(async () => {
    reads++;
    return new Map();
  });
  await Promise.all(Array.from({ length: 100 }, (_, i) => watch.wait(`${i}`, VERSION, 3_000)));
  // Every 60 ms it would be 50.
  expect(reads).toBeLessThan(15);
});

it('ends every wait after the next read when it is over', async () => {
  let isOver = false;
  const watch = new ArticleWatch(
    async () => {
      isOver = true;
      return new Map([standing('a', 'ENRICHED')]);
    },
    () => isOver,
  );
  expect(await Promise.all(['a', 'b'].map((id) => watch.wait(id, VERSION, 60_000)))).toEqual([true, false]);
  expect(now).toBeLessThan(1_000);
});
