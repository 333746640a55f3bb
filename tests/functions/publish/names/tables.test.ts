import { describe, expect, it } from 'vitest';
import { COUNTRY_NAMES } from '../../../../core/article/names/country-names.ts';
import { FEMALE_NAMES, MALE_NAMES } from '../../../../functions/publish/names/given-names.ts';
import { listCountries } from '../../../../scripts/names/list-countries.ts';
import { listGivenNames } from '../../../../scripts/names/list-given-names.ts';

const words = (text: string) => text.trim().split(/\s+/);

describe('the committed tables of names', () => {
  it('are those that `npm run names` makes from the installed packages', () => {
    const { male, female } = listGivenNames();
    expect(COUNTRY_NAMES.trim().split('\n')).toEqual(listCountries());
    expect([words(MALE_NAMES), words(FEMALE_NAMES)]).toEqual([male, female]);
  });

  it('give no name of two countries, and no given name of both men and women', () => {
    const names = COUNTRY_NAMES.trim()
      .split('\n')
      .flatMap((line) => line.split('|'));
    expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]);
    const women = new Set(words(FEMALE_NAMES));
    expect(words(MALE_NAMES).filter((name) => women.has(name))).toEqual([]);
  });
});
