import { beforeEach, expect, it, vi } from 'vitest';
import type { ArticleStatus } from '../../../core/article/status.ts';

let now = 0;
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    now += ms;
  },
}));
const { awaitArticles } = await import('../../../cli/upload/await-bundle.ts');

beforeEach(() => {
  now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});

interface Fate {
  readonly status: ArticleStatus;
  /** From when on the article has this status. */
  readonly ms: number;
  readonly etag?: string;
}

/** Articles that have a status from some instant on, and a count of how often each was read. */
function articlesOf(fates: Readonly<Record<string, Fate>>) {
  const reads = new Map<string, number>();
  const readHeads = async (ids: readonly string[]) => {
    for (const id of ids) reads.set(id, (reads.get(id) ?? 0) + 1);
    const standing = ids.filter((id) => (fates[id]?.ms ?? 0) <= now);
    return new Map(
      standing.map((id) => {
        const { status, etag = 'e' } = fates[id] as Fate;
        const reasons = status === 'REJECTED' ? { reasons: ['EMPTY' as const] } : {};
        return [id, { status, ...reasons, source: { bucket: 'b', key: id, etag } as never }];
      }),
    );
  };
  return { reads, readHeads, etags: new Map(Object.keys(fates).map((id) => [id, 'e'])) };
}

it('waits until each article is done, counts them by status, and names those that are not enriched', async () => {
  const { etags, readHeads } = articlesOf({
    a: { status: 'ENRICHED', ms: 0 },
    b: { status: 'REJECTED', ms: 1_000 },
    c: { status: 'ENRICHED', ms: 5_000 },
    d: { status: 'DELETED', ms: 0, etag: 'none' },
  });
  expect(await awaitArticles(etags, readHeads, 10_000)).toEqual({
    articles: { ENRICHED: 2, REJECTED: 1, DELETED: 1 },
    notEnriched: [
      { key: 'd', status: 'DELETED', reasons: [] },
      { key: 'b', status: 'REJECTED', reasons: ['EMPTY'] },
    ],
    late: 0,
  });
  expect(now).toBeGreaterThanOrEqual(5_000);
});

it('an article in progress, or of another version, is not done', async () => {
  const { etags, readHeads } = articlesOf({
    a: { status: 'ENRICHING', ms: 0 },
    b: { status: 'ENRICHED', ms: 0, etag: 'older' },
  });
  expect(await awaitArticles(etags, readHeads, 2_000)).toEqual({ articles: {}, notEnriched: [], late: 2 });
});

it('waits as long as one more article is done within the time, and no longer', async () => {
  const steady = Array.from({ length: 9 }, (_, i) => [`s${i}`, { status: 'ENRICHED', ms: i * 900 }] as const);
  const { etags, readHeads } = articlesOf({
    ...Object.fromEntries(steady),
    never: { status: 'ENRICHED', ms: Number.POSITIVE_INFINITY },
  });
  expect(await awaitArticles(etags, readHeads, 1_000)).toEqual({
    articles: { ENRICHED: 9 },
    notEnriched: [],
    late: 1,
  });
  expect(now).toBeGreaterThan(8 * 900);
  expect(now).toBeLessThan(10 * 900);
});

it('reads many articles in groups, and each once more when the time is up', async () => {
  const fates: Record<string, Fate> = { a0: { status: 'ENRICHED', ms: Number.POSITIVE_INFINITY } };
  for (let i = 1; i < 450; i++) fates[`a${i}`] = { status: 'ENRICHED', ms: 0 };
  const { etags, readHeads, reads } = articlesOf(fates);
  expect(await awaitArticles(etags, readHeads, 1_000)).toEqual({
    articles: { ENRICHED: 449 },
    notEnriched: [],
    late: 1,
  });
  const others = [...reads].filter(([id]) => id !== 'a0').map(([, count]) => count);
  expect(Math.max(...others)).toBe(1);
  expect(now).toBeLessThanOrEqual(1_250);
});

it('counts unfinished articles as late when it is over, and reads no more', async () => {
  const ids = Array.from({ length: 250 }, (_, i) => `a${i}`);
  const { etags, readHeads, reads } = articlesOf(
    Object.fromEntries(ids.map((id, i) => [id, { status: 'ENRICHED', ms: i === 0 ? 60_000 : 0 }])),
  );
  const outcome = await awaitArticles(etags, readHeads, 10_000, () => reads.size > 0);
  expect(outcome).toEqual({ articles: { ENRICHED: 99 }, notEnriched: [], late: 151 });
  expect(reads.size).toBe(100);
  expect(now).toBe(0);
});
