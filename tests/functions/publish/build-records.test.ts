import { describe, expect, it } from 'vitest';
import { buildCard, buildRows } from '../../../functions/publish/build-records.ts';
import { anEntity, aPassageRecord, aPublishedArticle } from '../../support/articles.ts';

const TEXT = 'The harbour opens. Mr. Lind met Iran’s envoy in Arlon. They spoke on Monday.';

const spanOf = (word: string, origin = 0) => {
  const span = { begin: TEXT.indexOf(word) + origin, end: TEXT.indexOf(word) + word.length + origin };
  return { codePoints: span, utf16: span };
};
const { name: _, ...monday } = anEntity({ type: 'DATE', canonical: 'Monday', mentions: [spanOf('Monday')] });
const iran = anEntity({ mentions: [spanOf('Iran')], count: 3 });
const merged = {
  articleId: 'article-1',
  generation: 'g5',
  key: 'news/a.txt',
  status: 'ENRICHED',
  reasons: [],
  article: aPublishedArticle({ publisher: 'The Harbour Post' }),
  entities: [iran, monday],
  passages: [aPassageRecord(TEXT)],
} as const;

describe('the card of a generation', () => {
  it('lists the names, and neither dates nor quantities', () => {
    expect(buildCard(merged)).toMatchObject({
      key: 'news/a.txt',
      status: 'ENRICHED',
      title: 'Harbour opens',
      receivedAt: '2026-11-24T09:30:00.000Z',
      names: [['iran', 'Iran', 'LOCATION', 3]],
    });
    expect(buildCard(merged)).not.toHaveProperty('reasons');
  });

  it('says why an article was analysed in part', () => {
    expect(buildCard({ ...merged, status: 'PARTIAL', reasons: ['ITEM_FAILED'] }).reasons).toEqual([
      'ITEM_FAILED',
    ]);
  });
});

describe('the rows of a generation', () => {
  it('hold what an answer shows, with the sentence of the first mention', () => {
    const [row, ...others] = buildRows(merged);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      name: 'iran',
      canonical: 'Iran',
      type: 'LOCATION',
      count: 3,
      title: 'Harbour opens',
      publisher: 'The Harbour Post',
      publishedAt: '2026-11-24T09:30:00.000Z',
      key: 'news/a.txt',
      sentence: 'Mr. Lind met Iran’s envoy in Arlon.',
      at: [13, 4],
    });
  });

  it('take the sentence from the passage that the mention is in, with plain spaces', () => {
    const text = TEXT.replace('met ', 'met\u00a0');
    const origin = 500;
    const span = { begin: origin, end: origin + text.length };
    const passages = [
      aPassageRecord('Another.'),
      aPassageRecord(text, { index: 1, span: { codePoints: span, utf16: span } }),
    ];
    const entities = [anEntity({ mentions: [spanOf('Iran', origin)] })];
    expect(buildRows({ ...merged, entities, passages })[0]?.sentence).toBe(
      'Mr. Lind met Iran’s envoy in Arlon.',
    );
  });

  it('cut a long sentence around the mention', () => {
    const text = `${'and on '.repeat(100)}to Iran ${'and on '.repeat(100)}.`;
    const begin = text.indexOf('Iran');
    const mention = { begin, end: begin + 4 };
    const entities = [anEntity({ mentions: [{ codePoints: mention, utf16: mention }] })];
    const [row] = buildRows({ ...merged, entities, passages: [aPassageRecord(text)] });
    expect(row?.sentence?.length).toBeLessThanOrEqual(240);
    const [from = 0, length = 0] = row?.at ?? [];
    expect(row?.sentence?.slice(from, from + length)).toBe('Iran');
  });

  it('have no sentence where no passage holds the mention', () => {
    expect(buildRows({ ...merged, passages: [] })[0]).not.toHaveProperty('sentence');
  });
});
