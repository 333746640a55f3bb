import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODIES, CLUBS } from '../gazetteers/bodies.ts';
import { COMPANIES } from '../gazetteers/companies.ts';
import { NEWS_MEDIA } from '../gazetteers/news-media.ts';
import { COUNTRIES, DEMONYMS, PLACES } from '../gazetteers/places.ts';
import { PRODUCTS } from '../gazetteers/products.ts';
import { LISTED, type NameFamily, ROMANISED } from './given-and-last.ts';

/** The share of names that no list has, as in a real newspaper. */
const UNLISTED = 0.35;
/** The share of people with a name that faker does not list, and the share with a middle initial. */
const FROM_ROMANISED = 0.45;
const WITH_INITIAL = 0.1;
const LETTERS = [...'ABCDEFGHIKLMNOPRSTUW'];

/** A choice without nested choices, or the name of a kind. */
const PART = /\(([^()]+)\)|\{(\w+)\}/g;

/** Draws names of every kind by the rules of `invented-names.txt`. The same random numbers give the same names. */
export function createNameDraw(next: () => number, cities: readonly string[]) {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const chance = (share: number) => next() < share;
  const rules = readRules();

  const maybeBlend = (list: readonly string[]) => {
    const name = pick(list);
    return chance(UNLISTED) ? blend(name, pick(list)) : name;
  };
  const family = (): NameFamily => pick(chance(FROM_ROMANISED) ? ROMANISED : LISTED);
  const companies = [...COMPANIES];
  const lists: Readonly<Record<string, () => string>> = {
    CITY: () => maybeBlend(cities),
    SURNAME: () => maybeBlend(family().last),
    GIVEN: () => maybeBlend(family().given),
    COINED: () => blend(pick(companies), pick(cities)),
    LETTER: () => pick(LETTERS),
    COMPANY: () => pick(companies),
  };
  for (const [kind, names] of [
    ['BODY', BODIES],
    ['CLUB', CLUBS],
    ['COUNTRY', COUNTRIES],
    ['MEDIUM', NEWS_MEDIA],
    ['PEOPLE', DEMONYMS],
    ['PLACE', PLACES],
    ['PRODUCT', PRODUCTS],
  ] as const) {
    const list = [...names];
    Object.assign(lists, { [kind]: () => pick(list) });
  }

  /** Draws a name of a kind: from a list, in capitals, or by a rule. */
  function name(kind: string): string {
    const drawn = lists[kind]?.();
    if (drawn !== undefined) return drawn;
    return pick(rules.get(kind) ?? []).replace(PART, (_, choice?: string, part?: string) =>
      choice ? pick(choice.split('/')) : name(String(part)),
    );
  }

  /** Draws a person's full name, and returns its surname too. */
  function person(): { full: string; last: string } {
    const { given, last: lasts, isLastFirst } = family();
    if (isLastFirst) {
      const last = pick(lasts);
      return { full: `${last} ${pick(given)}`, last };
    }
    const last = maybeBlend(lasts);
    const first = chance(WITH_INITIAL) ? `${pick(given)} ${pick(LETTERS)}.` : maybeBlend(given);
    return { full: `${first} ${last}`, last };
  }

  const int = (from: number, to: number) => from + Math.floor(next() * (to - from));
  return { name, person, pick, chance, int };
}

/** The rules for each kind of name. A rule is listed as often as it is to be drawn. */
function readRules(): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>();
  const lines = readFileSync(join(import.meta.dirname, 'invented-names.txt'), 'utf8').split('\n');
  for (const line of lines) {
    const [, kind, weight, way] = /^(\w+) \| (\d+) (.+)$/.exec(line) ?? [];
    if (!kind || !way) continue;
    rules.set(kind, [...(rules.get(kind) ?? []), ...Array<string>(Number(weight)).fill(way)]);
  }
  return rules;
}

/** Invents a name from the beginning of one name and the end of another. */
function blend(one: string, other: string): string {
  const [a, b] = [one, other].map((name) => name.split(/[ .’'-]/)[0] as string) as [string, string];
  return a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2)).toLowerCase();
}
