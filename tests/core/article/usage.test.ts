import { describe, expect, it } from 'vitest';
import { listPriceOf } from '../../../core/article/list-price.ts';
import { billedUnits, sumUsage } from '../../../core/article/usage.ts';

describe('billed units', () => {
  it.each([
    [1, 3],
    [300, 3],
    [301, 4],
    [400, 4],
    [999, 10],
    [1_000, 10],
    [1_001, 11],
    [4_000, 40],
  ])('%i characters are %i units', (chars, units) => {
    expect(billedUnits(chars)).toBe(units);
  });
});

describe('an article’s usage', () => {
  it('is the sum of its passages’ usage, with a shared call counted once', () => {
    const passage = { entityUnits: 3, sentimentUnits: 4, cachedUnits: 5 };
    expect(
      sumUsage([
        { ...passage, calls: ['a', 'b'] },
        { ...passage, calls: ['b', 'c'] },
        { ...passage, calls: [] },
      ]),
    ).toEqual({ entityUnits: 9, sentimentUnits: 12, cachedUnits: 15, calls: 3, listPrice: listPriceOf(21) });
  });

  it('has the units of optional analyses if some were requested', () => {
    const passage = { entityUnits: 3, sentimentUnits: 3, cachedUnits: 0, calls: [] };
    expect(sumUsage([passage, { ...passage, keyPhraseUnits: 3 }, { ...passage, keyPhraseUnits: 0 }])).toEqual(
      {
        entityUnits: 9,
        sentimentUnits: 9,
        keyPhraseUnits: 3,
        cachedUnits: 0,
        calls: 0,
        listPrice: listPriceOf(21),
      },
    );
  });

  it('of no passages is zero', () => {
    expect(sumUsage([])).toEqual({
      entityUnits: 0,
      sentimentUnits: 0,
      cachedUnits: 0,
      calls: 0,
      listPrice: listPriceOf(0),
    });
  });
});
