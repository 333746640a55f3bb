import { BODIES, CLUBS } from '../gazetteers/bodies.ts';
import { COMMON_WORDS, SPEECH_VERBS } from '../gazetteers/common-words.ts';
import { COMPANIES } from '../gazetteers/companies.ts';
import { GIVEN_NAMES, HONORIFICS } from '../gazetteers/names.ts';
import { NEWS_MEDIA } from '../gazetteers/news-media.ts';
import { EVENT_WORDS, ORGANISATION_WORDS, ORGANISATIONS, PLACE_WORDS } from '../gazetteers/organisations.ts';
import { COUNTRIES, DEMONYMS, PLACES } from '../gazetteers/places.ts';
import { PRODUCTS } from '../gazetteers/products.ts';
import { PUBLIC_FIGURES } from '../gazetteers/public-figures.ts';
import { FLAG } from '../tagger/flags.ts';
import type { GatheredNames } from './gather-names.ts';

const CALENDAR =
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
    ' ',
  );

/** Builds the lexicon of names and words with FLAG bits, from the lists of this package and the gathered ones. */
export function buildLexicon(gathered: GatheredNames): Map<string, number> {
  const lexicon = new Map<string, number>();
  const add = (flag: number, names: Iterable<string>) => {
    for (const name of names) {
      lexicon.set(name, (lexicon.get(name) ?? 0) | flag);
      const space = name.search(/[ -]/);
      if (space > 0) {
        const first = name.slice(0, space);
        lexicon.set(first, (lexicon.get(first) ?? 0) | FLAG.opens);
      }
    }
  };
  add(FLAG.given, GIVEN_NAMES);
  add(FLAG.country, COUNTRIES);
  add(FLAG.bigCity, PLACES);
  add(FLAG.demonym, DEMONYMS);
  add(FLAG.organisation, ORGANISATIONS);
  add(FLAG.company, COMPANIES);
  add(FLAG.body, BODIES);
  add(FLAG.club, CLUBS);
  add(FLAG.media, NEWS_MEDIA);
  add(FLAG.product, PRODUCTS);
  add(FLAG.figure, PUBLIC_FIGURES);
  add(FLAG.organisationWord, ORGANISATION_WORDS);
  add(FLAG.placeWord, PLACE_WORDS);
  add(FLAG.eventWord, EVENT_WORDS);
  add(FLAG.honorific, HONORIFICS);
  add(FLAG.speech, SPEECH_VERBS);
  add(FLAG.lower, COMMON_WORDS);
  add(FLAG.calendar, CALENDAR);
  for (const [flag, names] of gathered) add(flag, names);
  return lexicon;
}
