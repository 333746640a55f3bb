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
  /** When it stands so. */
  readonly ms: number;
  readonly etag?: string;
}

/** Articles that stand as said from an instant on, and a count of how often each was looked at. */
function articlesOf(fates: Readonly<Record<string, Fate>>) {
  const looks = new Map<string, number>();
  const readHeads = async (ids: readonly string[]) => {
    for (const id of ids) looks.set(id, (looks.get(id) ?? 0) + 1);
    const standing = ids.filter((id) => (fates[id]?.ms ?? 0) <= now);
    return new Map(
      standing.map((id) => {
        const { status, etag = 'e' } = fates[id] as Fate;
        const reasons = status === 'REJECTED' ? { reasons: ['EMPTY' as const] } : {};
        return [id, { status, ...reasons, source: { bucket: 'b', key: id, etag } as never }];
      }),
    );
  };
  return { looks, readHeads, etags: new Map(Object.keys(fates).map((id) => [id, 'e'])) };
}

it('waits until each stands as its object does, counts them by status, and names those that are not enriched', async () => {
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

it('takes neither what is in work nor what is of another version for done', async () => {
  const { etags, readHeads } = articlesOf({
    a: { status: 'ENRICHING', ms: 0 },
    b: { status: 'ENRICHED', ms: 0, etag: 'older' },
  });
  expect(await awaitArticles(etags, readHeads, 2_000)).toEqual({ articles: {}, notEnriched: [], late: 2 });
});

it('waits on while one after the other is done, however long it takes, and not beyond', async () => {
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

it('looks at many a few at a time, and once more at each when the time is up', async () => {
  const fates: Record<string, Fate> = { a0: { status: 'ENRICHED', ms: Number.POSITIVE_INFINITY } };
  for (let i = 1; i < 450; i++) fates[`a${i}`] = { status: 'ENRICHED', ms: 0 };
  const { etags, readHeads, looks } = articlesOf(fates);
  expect(await awaitArticles(etags, readHeads, 1_000)).toEqual({
    articles: { ENRICHED: 449 },
    notEnriched: [],
    late: 1,
  });
  const others = [...looks].filter(([id]) => id !== 'a0').map(([, count]) => count);
  expect(Math.max(...others)).toBe(1);
  expect(now).toBeLessThanOrEqual(1_250);
});

it('counts as late what was not seen to be done when it is over, and looks at no more', async () => {
  const ids = Array.from({ length: 250 }, (_, i) => `a${i}`);
  const { etags, readHeads, looks } = articlesOf(
    Object.fromEntries(ids.map((id, i) => [id, { status: 'ENRICHED', ms: i === 0 ? 60_000 : 0 }])),
  );
  const outcome = await awaitArticles(etags, readHeads, 10_000, () => looks.size > 0);
  expect(outcome).toEqual({ articles: { ENRICHED: 99 }, notEnriched: [], late: 151 });
  expect(looks.size).toBe(100);
  expect(now).toBe(0);
});
