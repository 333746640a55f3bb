import type { FoundEntity } from '../found.ts';
import { COMPANIES } from '../gazetteers/companies.ts';
import { GIVEN_NAMES, HONORIFICS } from '../gazetteers/names.ts';
import { NEWS_MEDIA } from '../gazetteers/news-media.ts';
import { ORGANISATION_WORDS, ORGANISATIONS } from '../gazetteers/organisations.ts';

/** A full stop belongs to an initial only. */
const WORD = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}\\p{M}’'-]{0,30})";
const NAME = `${WORD}(?:\\s(?:de |da |di |van |von |der |den |bin |al |el |la |le ){0,2}${WORD}){1,3}`;
const TITLES = `(?:${[...HONORIFICS].join('|')})\\.?`;
const TASK =
  '(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Rr]esearch|[Pp]hoto(?:graph|graphy|graphs|s)?|PHOTO|[Ii]llustrations?|[Tt]ranslation|[Gg]raphics?|[Vv]ideo|[Ww]ritten|[Ee]dited|[Cc]ompiled|[Tt]ranslated|[Pp]roduced|[Cc]redit|[Tt]ext|[Ww]ords|[Pp]ictures?)';
/** Last words of companies that make pictures and films. */
const MAKERS = new Set([
  'Images',
  'Productions',
  'Studios',
  'Films',
  'Pictures',
  'Records',
  'Entertainment',
  'Staff',
]);
/** "Reporting by Jane Doe, Ann Lee and Bo Ek", "Photo: Jane Doe". */
const CREDIT = new RegExp(
  `(?<!\\p{L})${TASK}( by:?|:) (?:${TITLES} )?(${NAME}(?:(?:, and |, | and | & )${NAME}){0,5})(?!\\p{L})`,
  'gu',
);

/** Finds the people to whom an article gives credit. */
export function findCredits(text: string): FoundEntity[] {
  return [...text.matchAll(CREDIT)].flatMap(({ 0: whole, 1: link, 2: list = '', index }) => {
    const from = index + whole.length - list.length;
    return [...list.matchAll(new RegExp(NAME, 'gu'))]
      .filter(({ 0: name }) => mayBePerson(name, link === ':'))
      .map(({ 0: name, index: at }) => {
        const begin = from + at;
        return { type: 'PERSON' as const, text: name, score: 0.85, begin, end: begin + name.length };
      });
  });
}

/** After "by", all but a listed organisation is a person; after a colon, only a listed given name shows one. */
function mayBePerson(name: string, isColon: boolean): boolean {
  const words = name.split(/\s+/);
  if ([ORGANISATIONS, NEWS_MEDIA, COMPANIES].some((list) => list.has(name))) return false;
  if (words.some((word) => ORGANISATION_WORDS.has(word) || NEWS_MEDIA.has(word) || MAKERS.has(word)))
    return false;
  return !isColon || GIVEN_NAMES.has(words[0] as string);
}
