import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DayArticle } from '../../../core/digest/day-article.ts';
import { digestDay, STORY_DAYS } from '../../../core/digest/digest-day.ts';
import { dayArticle, textOf, tone } from './day-articles.ts';

const day = '2026-11-30';
/** The first of the days before that stories are looked for in. */
const firstDay = `2026-11-${30 - STORY_DAYS}`;
const oslo = ['oslo', 'Oslo', 'LOCATION', 2] as const;

it('counts each value by article and by story', () => {
  const copies = [1, 2, 3].map((i) =>
    dayArticle(`copy${i}`, {
      text: textOf(9),
      publisher: `Post ${i}`,
      sentiment: tone(0.1, 0.7),
      names: [oslo],
    }),
  );
  const other = dayArticle('other5', {
    status: 'PARTIAL',
    reasons: ['ITEM_FAILED'],
    publisher: 'Post 1',
    language: 'de',
    sentiment: tone(0.8, 0.1),
    names: [oslo],
  });
  const { digest } = digestDay({
    day,
    articles: [...copies, other],
    earlier: [],
    rejected: [['EMPTY'], ['EMPTY']],
  });
  expect(digest).toMatchObject({
    day,
    articles: 4,
    stories: 2,
    rejected: 2,
    statuses: [
      { value: 'ENRICHED', articles: 3, stories: 1 },
      { value: 'PARTIAL', articles: 1, stories: 1 },
    ],
    sentiments: [
      { value: 'NEGATIVE', articles: 3, stories: 1 },
      { value: 'POSITIVE', articles: 1, stories: 1 },
    ],
    languages: [
      { value: 'en', articles: 3, stories: 1 },
      { value: 'de', articles: 1, stories: 1 },
    ],
    publishers: [
      { value: 'Post 1', articles: 2, stories: 2 },
      { value: 'Post 2', articles: 1, stories: 1 },
      { value: 'Post 3', articles: 1, stories: 1 },
    ],
    reasons: [{ value: 'ITEM_FAILED', articles: 1, stories: 1 }],
    rejections: [{ value: 'EMPTY', articles: 2, stories: 2 }],
    names: [
      {
        name: 'oslo',
        canonical: 'Oslo',
        type: 'LOCATION',
        articles: 4,
        stories: 2,
        mentions: 8,
        tone: -0.275,
      },
    ],
    namesCounted: 1,
  });
});

it('finds the articles of a story on the days before, and counts only those of the day', () => {
  const earlier = dayArticle('first', {
    text: textOf(9),
    title: 'The first report',
    agency: 'AP',
    publisher: 'Post',
    receivedAt: `${firstDay}T08:00:00.000Z`,
    publishedAt: `${firstDay}T07:00:00.000Z`,
    names: [oslo],
  });
  const later = dayArticle('later', { text: textOf(9), names: [oslo, ['rome', 'Rome', 'LOCATION', 1]] });
  const over = dayArticle('old7', { receivedAt: '2026-11-29T08:00:00.000Z', text: textOf(7) });
  const overAgain = dayArticle('old8', { receivedAt: '2026-11-29T08:00:00.000Z', text: textOf(7) });
  const { digest, stories } = digestDay({
    day,
    articles: [later],
    earlier: [earlier, over, overAgain],
    rejected: [],
  });
  expect(digest.topStories).toEqual([
    {
      story: 'first',
      title: 'The first report',
      publisher: 'Post',
      publishedAt: `${firstDay}T07:00:00.000Z`,
      agency: 'AP',
      articles: 1,
      earlier: 1,
      publishers: 1,
      names: ['Oslo', 'Rome'],
      members: ['later'],
    },
  ]);
  expect(digest).toMatchObject({
    articles: 1,
    stories: 1,
    names: [{ name: 'oslo', articles: 1 }, { name: 'rome' }],
  });
  expect([...stories]).toEqual([['later', 'first']]);
});

it('the names of a story are those of the most articles, then the most mentioned', () => {
  const copy = (articleId: string, more: DayArticle['names'] = []) =>
    dayArticle(articleId, {
      text: textOf(9),
      names: [
        ['aal', 'Aal', 'LOCATION', 1],
        ['zoe', 'Zoe', 'PERSON', 4],
        ['zoe', 'Zoe', 'ORGANIZATION', 1],
        ...more,
      ],
    });
  const articles = [copy('a1'), copy('a2', [['once', 'Once', 'PERSON', 99]])];
  const { digest } = digestDay({ day, articles, earlier: [], rejected: [] });
  expect(digest.topStories[0]?.names).toEqual(['Zoe', 'Aal', 'Once']);
});

it('the name of a day has the form that most articles have; two types are two names', () => {
  const forms = ['OPEC+', 'Opec+', 'Opec+'].map((canonical, i) =>
    dayArticle(`a${i}`, { names: [['opec+', canonical, i === 0 ? 'OTHER' : 'ORGANIZATION', 1]] }),
  );
  const { names } = digestDay({ day, articles: forms, earlier: [], rejected: [] });
  expect(names.map(({ canonical, type, articles }) => [canonical, type, articles])).toEqual([
    ['Opec+', 'ORGANIZATION', 2],
    ['OPEC+', 'OTHER', 1],
  ]);
});

it('a digest holds at most 200 names, 100 publishers and 50 stories, and says how many names there are', () => {
  const articles = Array.from({ length: 260 }, (_, i) =>
    dayArticle(`a${i}`, {
      text: textOf(Math.floor(i / 2)),
      publisher: `Post ${i}`,
      names: [[`name ${i}`, `Name ${i}`, 'PERSON', 1]],
    }),
  );
  const { digest, names } = digestDay({ day, articles, earlier: [], rejected: [] });
  expect([digest.names.length, digest.publishers.length, digest.topStories.length]).toEqual([200, 100, 50]);
  expect([digest.namesCounted, names.length]).toEqual([260, 260]);
  expect(Buffer.byteLength(JSON.stringify(digest))).toBeLessThan(100_000);
});

it('a day without articles has an empty digest', () => {
  const { digest, names } = digestDay({ day, articles: [], earlier: [], rejected: [] });
  expect(digest).toMatchObject({
    articles: 0,
    stories: 0,
    rejected: 0,
    names: [],
    topStories: [],
    statuses: [],
  });
  expect(names).toEqual([]);
});

const someArticle = (prefix: string) =>
  fc
    .record({
      number: fc.nat(9),
      text: fc.nat(5),
      minute: fc.nat(3),
      publisher: fc.option(fc.constantFrom('Post', 'Times'), { nil: undefined }),
      positive: fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }),
      names: fc.uniqueArray(fc.constantFrom('oslo', 'rome', 'nato'), { maxLength: 3 }),
    })
    .map(
      ({ number, text, minute, publisher, positive, names }): DayArticle =>
        dayArticle(`${prefix}${number}`, {
          text: textOf(text),
          receivedAt: `2026-11-30T08:0${minute}:00.000Z`,
          ...(publisher && { publisher }),
          ...(positive !== undefined && { sentiment: tone(positive / 10, 0.3) }),
          names: names.map((name) => [name, name.toUpperCase(), 'OTHER', 1 + (number % 3)] as const),
        }),
    );
const someArticles = (prefix: string) =>
  fc.uniqueArray(someArticle(prefix), { selector: ({ articleId }) => articleId, maxLength: 8 });

it('the order of the records makes no difference', () => {
  fc.assert(
    fc.property(someArticles('a'), someArticles('b'), (articles, earlier) => {
      const records = { day, articles, earlier, rejected: [] };
      const reversed = { ...records, articles: [...articles].reverse(), earlier: [...earlier].reverse() };
      const { digest, names, stories } = digestDay(reversed);
      expect({ digest, names, stories: [...stories] }).toEqual({
        ...digestDay(records),
        stories: [...digestDay(records).stories],
      });
    }),
    { numRuns: 40 },
  );
});
