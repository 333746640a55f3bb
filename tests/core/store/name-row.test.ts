import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemSize, WRITE_UNIT_BYTES } from '../../../core/store/item-size.ts';
import { type NameRow, parseRow, rowItem } from '../../../core/store/name-row.ts';
import { aRow, NEUTRAL } from '../../support/articles.ts';

describe('the row of a name', () => {
  it.each<[string, Partial<NameRow>]>([
    ['of a place', {}],
    ['of a name that holds the separator of keys', { name: 'c#sharp', canonical: 'C#Sharp', type: 'OTHER' }],
    [
      'with all that it may have',
      {
        sentiment: NEUTRAL,
        targetedSentiment: { ...NEUTRAL, label: 'NEGATIVE' },
        publisher: 'The Harbour Post',
        sentence: 'The talks with Iran went on.',
        at: [15, 4],
      },
    ],
  ])('%s is read as it was written', (_, facts) => {
    const row = aRow(facts);
    expect(parseRow(rowItem(row))).toEqual(row);
  });

  it('is under the name, without its type, in the order of publication', () => {
    expect(rowItem(aRow())).toMatchObject({
      pk: 'E#iran',
      sk: '2026-11-24T09:30:00.000Z#article-1#g5#LOCATION',
    });
  });

  it('takes one write unit, whatever the article, and keeps the mention in its sentence', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.constantFrom('😀'.repeat(300), 'é '.repeat(400)),
    );
    fc.assert(
      fc.property(text, text, text, text, (title, publisher, key, before) => {
        const sentence = `${before} Iran ${before}`;
        const row = aRow({ title, publisher, key, sentence, at: [before.length + 1, 4], sentiment: NEUTRAL });
        const item = rowItem({ ...row, publisher: publisher.slice(0, 60) });
        expect(itemSize(item)).toBeLessThanOrEqual(WRITE_UNIT_BYTES);
        const { sentence: kept, at } = parseRow(item);
        if (kept !== undefined && at) expect(kept.slice(at[0], at[0] + at[1])).toBe('Iran');
      }),
      { numRuns: 30 },
    );
  });

  it('gives up the key first, then parts of the title and of the sentence', () => {
    const row = aRow({ title: 'The harbour opens', sentence: 'Iran said so.', at: [0, 4] });
    expect(parseRow(rowItem({ ...row, key: 'k'.repeat(900) }))).toEqual({ ...row, key: undefined });
    const long = parseRow(rowItem({ ...row, title: 'The harbour '.repeat(100) }));
    expect(long.title.length).toBeLessThanOrEqual(120);
    expect(long.sentence).toBe('Iran said so.');
  });

  it('that is damaged is an error with its key', () => {
    expect(() => parseRow({ ...rowItem(aRow()), count: 'x' })).toThrow('The item E#iran / 2026-11-24');
  });
});
