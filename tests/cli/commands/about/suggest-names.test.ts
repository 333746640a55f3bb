import { expect, it } from 'vitest';
import { suggestNames } from '../../../../cli/commands/about/suggest-names.ts';

const NAMES = ['Microsoft', 'Iran', 'Iraq', 'United States', 'Ilse Brandt', 'United Nations', 'Al'];
const queries = {
  mostNamed: async () => ({
    items: NAMES.map((canonical) => ({
      name: canonical.toLowerCase(),
      canonical,
      types: ['OTHER' as const],
      articles: 1,
      mentions: 1,
    })),
    articles: 1,
    isComplete: true,
  }),
};

it.each([
  ['Micrsoft', ['Microsoft']],
  ['Mircosoft', ['Microsoft']],
  ['Microsofts', ['Microsoft']],
  ['Brandt', ['Ilse Brandt']],
  ['Irann', ['Iran']],
  ['united', ['United States', 'United Nations']],
  ['Quux', []],
  ['', []],
])('suggests for %j %j', async (typed, suggested) => {
  expect(await suggestNames(queries, typed)).toEqual(suggested);
});
