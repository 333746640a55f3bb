import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';
import { COMPANIES } from '../gazetteers/companies.ts';
import { GIVEN_NAMES } from '../gazetteers/names.ts';
import { PUBLIC_FIGURES } from '../gazetteers/public-figures.ts';
import { PORTUGUESE } from '../languages/portuguese.ts';
import { FLAG } from '../tagger/flags.ts';
import { allCities, LATIN, peopleOf, statesOf, usuallyLower } from './gather-names.ts';
import type { GoldSpan } from './gold-document.ts';
import { createLexicon } from './lexicon-builder.ts';
import { readLists } from './read-lists.ts';
import type { TrainedLanguage } from './trained-language.ts';

const require = createRequire(import.meta.url);
/** The smallest town that counts, where Portuguese is spoken and elsewhere. */
const TOWN = 1_000;
const CITY = 25_000;
const BIG_CITY = 300_000;
const SPEAKING = new Set(['PT', 'BR', 'AO', 'MZ', 'CV', 'GW', 'ST', 'TL']);

interface Zxcvbn {
  readonly dictionary: Readonly<Record<'firstnames-pt-br' | 'lastnames-pt-br', readonly string[]>>;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function buildLexicon(texts: readonly string[]): Map<string, number> {
  const { lexicon, add } = createLexicon();
  const { dictionary } = require('@zxcvbn-ts/language-pt-br') as Zxcvbn;
  const cities = allCities().filter(({ name }) => LATIN.test(name));
  const lower = usuallyLower(texts);
  for (const [flag, names] of readLists('portuguese')) add(flag, names);
  add(FLAG.given, [
    ...GIVEN_NAMES,
    ...peopleOf('first_name'),
    ...dictionary['firstnames-pt-br'].map(capital),
  ]);
  add(FLAG.surname, [...peopleOf('last_name'), ...dictionary['lastnames-pt-br'].map(capital)]);
  add(FLAG.country, Object.values(countries.getNames('pt', { select: 'all' })).flat());
  add(FLAG.region, statesOf());
  add(
    FLAG.bigCity,
    cities.filter(({ population }) => population >= BIG_CITY).map(({ name }) => name),
  );
  add(
    FLAG.city,
    cities
      .filter(({ country, population }) => population >= (SPEAKING.has(country) ? TOWN : CITY))
      .map(({ name }) => name)
      .filter((name) => !lower.has(name.toLowerCase())),
  );
  add(FLAG.company, COMPANIES);
  add(FLAG.figure, PUBLIC_FIGURES);
  add(FLAG.lower, [...lower].sort());
  return lexicon;
}

/** Marks that some tokens keep: "Elvis:". */
const TRAILING = /[,;:!?"”»’]+$/u;
/** An adjective of a country: one word in small letters. */
const ADJECTIVE = /^\p{Ll}[\p{L}-]*$/u;

function unifySpan(text: string, span: GoldSpan): GoldSpan[] {
  const name = text.slice(span.begin, span.end);
  const marks = TRAILING.exec(name)?.[0].length ?? 0;
  if (marks === name.length) return [];
  if (span.type === 'LOCATION' && ADJECTIVE.test(name)) return [];
  return [{ ...span, end: span.end - marks }];
}

export const TRAINED_PORTUGUESE: TrainedLanguage = {
  code: 'pt',
  grammar: PORTUGUESE,
  buildLexicon,
  unifySpan,
  options: { keep: 120_000, epochs: 8, dropout: 0.3 },
  // Court documents are far from news, and there are more of them.
  weightOf: (corpus) => (corpus.startsWith('lener') ? 0.05 : 1),
};
