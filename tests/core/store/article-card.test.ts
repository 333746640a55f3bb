import { describe, expect, it } from 'vitest';
import { type ArticleCard, cardItem, parseCard } from '../../../core/store/article-card.ts';
import { itemSize } from '../../../core/store/item-size.ts';
import { aCard } from '../../support/articles.ts';

describe('a card', () => {
  it.each<[string, Partial<ArticleCard>]>([
    ['of an enriched article', {}],
    ['of an article analysed in part', { status: 'PARTIAL', reasons: ['ITEM_FAILED'], coverage: 0.5 }],
    [
      'with everything that an article may state',
      {
        byline: 'Ada Lind',
        publisher: 'The Harbour Post',
        publishedAtOrigin: 'document',
        publishedAtOffset: '+01:00',
        keyPhrases: [{ text: 'harbour', count: 2 }],
      },
    ],
    ['without names', { names: [], topEntities: [] }],
  ])('%s is read as it was written', (_, facts) => {
    const card = aCard(facts);
    expect(parseCard(cardItem(card))).toEqual(card);
  });

  it('is under the day of publication, in the shard of its article', () => {
    const card = aCard({
      articleId: '0f'.repeat(16),
      publishedAt: '2026-11-24T09:30:00.000Z',
      generation: 'g5',
    });
    expect(cardItem(card)).toMatchObject({
      pk: 'P#2026-11-24#7',
      sk: `2026-11-24T09:30:00.000Z#${'0f'.repeat(16)}#g5`,
    });
  });

  it('lists the most salient names, and counts those that do not fit', () => {
    const names = Array.from(
      { length: 5_000 },
      (_, i) => [`town ${i * 7_919}`, `Town ${i * 7_919}`, 'LOCATION', 1] as const,
    );
    const item = cardItem(aCard({ names }));
    expect(itemSize(item)).toBeLessThan(4_096);
    const read = parseCard(item);
    expect(read.names).toEqual(names.slice(0, read.names.length));
    expect(read.names.length).toBeGreaterThan(200);
    expect(read.namesLeftOut).toBe(5_000 - read.names.length);
  });

  it('that is damaged is an error with its key', () => {
    const item = cardItem(aCard());
    expect(() => parseCard({ ...item, title: 7 })).toThrow(
      /^The item P#2026-11-24#\d .*its title must be a string, and is 7/,
    );
    expect(() => parseCard({ ...item, body: Uint8Array.of(1, 2, 3) })).toThrow(
      /^The deflated attribute of the item P#.* is damaged/,
    );
  });
});
