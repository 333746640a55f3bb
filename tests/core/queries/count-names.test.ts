import { describe, expect, it } from 'vitest';
import { countNames } from '../../../core/queries/count-names.ts';
import type { CardName } from '../../../core/store/article-card.ts';

const IRAN: CardName = ['iran', 'Iran', 'LOCATION', 3];
const TEHERAN: CardName = ['iran', 'IRAN', 'ORGANIZATION', 1];
const BONN: CardName = ['bonn', 'Bonn', 'LOCATION', 5];

describe('names are counted', () => {
  it('once in each article, whatever their types there', () => {
    expect(countNames([[IRAN, TEHERAN], [IRAN]], { limit: 9 })).toEqual([
      { name: 'iran', canonical: 'Iran', types: ['LOCATION', 'ORGANIZATION'], articles: 2, mentions: 7 },
    ]);
  });

  it('those of most articles first, then those of most mentions', () => {
    const ann: CardName = ['ann', 'Ann', 'PERSON', 1];
    const names = (articles: CardName[][]) => countNames(articles, { limit: 9 }).map(({ name }) => name);
    expect(names([[BONN, ann], [IRAN], [IRAN]])).toEqual(['iran', 'bonn', 'ann']);
    expect(names([[['b', 'B', 'PERSON', 1], ann]])).toEqual(['ann', 'b']);
  });

  it('of one type, without some, and no more than were asked for', () => {
    const articles = [[IRAN, TEHERAN, BONN]];
    expect(countNames(articles, { limit: 9, type: 'ORGANIZATION' })).toMatchObject([
      { name: 'iran', mentions: 1 },
    ]);
    expect(countNames(articles, { limit: 9, except: ['iran'] })).toMatchObject([{ name: 'bonn' }]);
    expect(countNames(articles, { limit: 1 })).toHaveLength(1);
    expect(countNames([], { limit: 1 })).toEqual([]);
  });
});
