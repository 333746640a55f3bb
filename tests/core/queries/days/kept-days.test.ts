import { expect, it } from 'vitest';
import { KeptDays } from '../../../../core/queries/days/kept-days.ts';
import type { DayHead } from '../../../../core/store/day-items.ts';
import { dayArticle } from '../../digest/day-articles.ts';

const DAYS = ['2026-11-27', '2026-11-28', '2026-11-29'] as const;
const [, , LAST] = DAYS;

/** Reads days of some articles each, and says which ones it had to read. */
function open(most: number, articles = 1) {
  const kept = new KeptDays(most);
  const read: string[] = [];
  return async (day: string, head: Partial<DayHead> | undefined = { revision: 1 }) => {
    read.length = 0;
    const found = await kept.articlesOf(
      day,
      { readHead: async () => head && { taken: 1, ...head } },
      async () => {
        read.push(day);
        return Array.from({ length: articles }, (_, i) => dayArticle(`${i}`));
      },
    );
    expect(found).toHaveLength(articles);
    return read.length > 0 ? 'read' : 'kept';
  };
}

it('uses the articles of a day again while the revision of its digest is the same', async () => {
  const articlesOf = open(10);
  expect(await articlesOf(LAST)).toBe('read');
  expect(await articlesOf(LAST)).toBe('kept');
  expect(await articlesOf(LAST, { revision: 2 })).toBe('read');
  expect(await articlesOf(LAST, { revision: 2 })).toBe('kept');
});

it('reads a day without a digest, or whose digest is to be made anew, each time', async () => {
  for (const head of [
    {},
    { revision: 1, running: 2 },
    { revision: 1, awaited: 1 },
    { running: 1, awaited: 1 },
  ]) {
    const articlesOf = open(10);
    await articlesOf(LAST);
    expect(await articlesOf(LAST, head), JSON.stringify(head)).toBe('read');
    expect(await articlesOf(LAST, head), JSON.stringify(head)).toBe('read');
  }
  const articlesOf = open(10);
  await articlesOf(LAST, { revision: 3, awaited: 1 });
  expect(await articlesOf(LAST, { revision: 3, awaited: 1 })).toBe('kept');
});

it('drops the oldest days where more articles are kept than fit', async () => {
  const articlesOf = open(5, 2);
  for (const day of DAYS.toReversed()) expect(await articlesOf(day)).toBe('read');
  expect(await Promise.all([articlesOf(DAYS[1]), articlesOf(DAYS[2])])).toEqual(['kept', 'kept']);
  expect(await articlesOf(DAYS[0])).toBe('read');
  const tooLarge = open(5, 6);
  await tooLarge(LAST);
  expect(await tooLarge(LAST)).toBe('read');
});
