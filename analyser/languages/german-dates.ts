import type { FoundEntity } from '../found.ts';

const MONTH =
  '(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\\.|Feb\\.|Apr\\.|Aug\\.|Sept?\\.|Okt\\.|Nov\\.|Dez\\.)s?';
const WEEKDAY = '(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)';
const DAY_PART = '(?:morgen|vormittag|mittag|nachmittag|abend|nacht)';
const NUMBER_DAY = '(?:0?[1-9]|[12]\\d|3[01])\\.';
const YEAR = '(?:1[1-9]\\d\\d|20\\d\\d)';
const PART = '(?:Anfang|Mitte|Ende) ';
const SEASON = '(?:Frühjahr|Frühling|Sommer|Herbst|Winter)';
const RELATIVE =
  '(?:vergangene|letzte|nächste|kommende|vorige|diese|dieses|diesem|diesen|dieser|laufende)[nmrs]?';
const UNIT = '(?:Woche|Monats?|Jahr(?:es|e|en)?|Wochenende|Tage?n?|Jahrzehnts?)';
/** Words behind four digits that are a count and no year. */
const NO_COUNT =
  '(?! ?(?:%|km|m|kg|cm|Euro|Dollar|Mark|Franken|Menschen|Personen|Einwohner|Prozent|Meter|Kilometer|Mann|Soldaten|Tote|Stück|Seiten|Mitarbeiter|Millionen|Zuschauer|Stimmen|Quadrat)(?!\\p{L}))(?![.,]\\d)';

/** The forms of dates in news, longer forms before shorter. */
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}$£€¥#§-]|\\d[.,:])(?:${[
    `(?:${WEEKDAY}, )?(?:dem |den |der )?${NUMBER_DAY} ?${MONTH}(?: ${YEAR})?`,
    `${NUMBER_DAY} ?(?:0?[1-9]|1[0-2])\\. ?(?:${YEAR}|\\d\\d(?!\\d))`,
    `${YEAR}-\\d\\d-\\d\\d`,
    `(?:${PART})?(?:${MONTH}|${SEASON}) ${YEAR}`,
    `${PART}(?:${MONTH}|${YEAR}|(?:der|des) (?:${YEAR}er|Jahres|Jahrhunderts|Woche|Monats))`,
    `${RELATIVE} (?:${UNIT}|${SEASON}|${MONTH}|${WEEKDAY}(?:${DAY_PART})?)`,
    `(?:${YEAR}|\\d0)er(?:[ -]Jahre?n?)?`,
    `\\d{1,2}\\. Jahrhunderts?`,
    `${YEAR} ?(?:bis|[–/-]) ?(?:${YEAR}|\\d\\d)`,
    `${WEEKDAY}(?:${DAY_PART}|s)?`,
    `(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)s?`,
    `(?:[Gg]estern|[Hh]eute|[Vv]orgestern|[Üü]bermorgen|(?<!(?:Guten|guten) )morgen)(?: (?:Morgen|früh|Vormittag|Mittag|Nachmittag|Abend|Nacht))?`,
    `${YEAR}${NO_COUNT}`,
  ].join('|')})(?![\\p{L}\\p{N}]|-\\p{L})`,
  'gu',
);

/** Finds dates in the forms of German news. */
export function findGermanDates(text: string): FoundEntity[] {
  return [...text.matchAll(DATE)].map(({ 0: found, index }) => ({
    type: 'DATE',
    text: found,
    score: 0.9,
    begin: index,
    end: index + found.length,
  }));
}
