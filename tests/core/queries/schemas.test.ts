import { beforeAll, describe, expect, it } from 'vitest';
import { markText } from '../../../core/queries/mark-text.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import type { Queries } from '../../../core/queries/queries.ts';
import { parseCard } from '../../../core/store/article-card.ts';
import { parseRow } from '../../../core/store/name-row.ts';
import { aMention, aPassageRecord } from '../../support/articles.ts';
import { checkBySchema } from '../../support/check-answer.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { generationItems, publishedItems, type TestArticle } from '../../support/published-items.ts';

const DAY = '2026-11-24';
const ARTICLES: readonly TestArticle[] = [
  {
    articleId: '0a',
    publishedAt: `${DAY}T09:30:00.000Z`,
    names: [
      { canonical: 'Iran', sentiment: 'NEGATIVE', targetedSentiment: 'MIXED' },
      { canonical: 'Iran', type: 'ORGANIZATION' },
      'Bonn',
      { canonical: 'Monday', type: 'DATE' },
    ],
    publisher: 'The Post',
    sentiment: 'NEGATIVE',
    status: 'PARTIAL',
    reasons: ['ITEM_FAILED'],
  },
  { articleId: '0b', publishedAt: `${DAY}T08:30:00.000Z`, names: ['Iran', 'Oslo'], namesLeftOut: 1 },
  { articleId: '0c', publishedAt: `${DAY}T07:30:00.000Z`, names: ['Iran'] },
];
const name = 'Iran';
let queries: Queries;

beforeAll(async () => {
  const { table, ready } = memoryTable(ARTICLES.flatMap(publishedItems));
  await ready;
  queries = openQueries(table);
});

describe('records are of their published schemas', () => {
  it.each(ARTICLES.map((article) => [article.articleId, article] as const))('of article %s', (_, article) => {
    const { card, rows } = generationItems(article);
    checkBySchema('article-card', parseCard(card));
    for (const row of rows) checkBySchema('name-row', parseRow(row));
  });
});

describe('answers are of their published schemas', () => {
  it.each<[part: string, ask: () => Promise<{ readonly items: readonly unknown[] }>]>([
    ['about', () => queries.about({ name })],
    ['about', () => queries.about({ name, limit: 1 })],
    ['aboutBoth', () => queries.aboutBoth({ names: [name, 'Bonn'] })],
    ['articles', () => queries.articles({ day: DAY })],
    ['entities', () => queries.entities({ day: DAY })],
    ['timeline', () => queries.timeline({ name, by: 'week' })],
    ['nameCounts', () => queries.neighbours({ name })],
    ['nameCounts', () => queries.mostNamed({ day: DAY })],
  ])('%s', async (part, ask) => {
    const answer = await ask();
    expect(answer.items.length).toBeGreaterThan(0);
    checkBySchema(`answers#/$defs/${part}`, answer);
  });

  it('of a day', async () => {
    for (const [part, answer] of [
      ['day', await queries.day(DAY)],
      ['stories', await queries.stories({ day: DAY })],
      ['trends', await queries.trends({ day: DAY })],
      ['names', await queries.names({ prefix: 'ir' })],
      ['about', await queries.about({ name, by: 'story' })],
      ['timeline', await queries.timeline({ name, by: 'day', stories: true })],
    ] as const)
      checkBySchema(`answers#/$defs/${part}`, answer);
  });

  it('a marked text', () => {
    const passage = aPassageRecord('In Bonn.', { entities: [aMention('In Bonn.', 'Bonn')] });
    checkBySchema('answers#/$defs/markedText', { article: {}, ...markText([passage], []) });
  });
});

it('a field that no schema describes is found', async () => {
  const { items } = await queries.about({ name });
  expect(() => checkBySchema('answers#/$defs/about', { items: [{ ...items[0], other: 1 }] })).toThrow(
    /must NOT have additional properties/,
  );
  expect(() => checkBySchema('answers#/$defs/about', { items: [{ ...items[0], salience: 2 }] })).toThrow(
    /salience must be <= 1/,
  );
});
