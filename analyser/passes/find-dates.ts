import type { FoundEntity } from '../found.ts';

const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const NUMBER_DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = '(?:1[1-9]\\d\\d|20\\d\\d)';
const PART = '(?:(?:[Tt]he )?(?:[Ee]arly|[Mm]id|[Ll]ate)[- ])?';
const CENTURY = '(?:\\d{1,2}(?:st|nd|rd|th)|[a-z]{5,11}th|first|second|third)[- ]century';
/** Words that make four digits a count and not a year: "2000 people", "1500 m". */
const NO_COUNT =
  '(?! ?(?:%|km|m|kg|ft|mm|cm|mi|miles?|met(?:re|er)s?|feet|people|men|women|soldiers|troops|votes|seats|per ?cent|percent|million|billion|dollars|euros|[a-z]+ (?:people|men|women|soldiers)|[Mm]et(?:re|er)s)(?![\\p{L}]))';
const UNIT =
  '(?:day|week|month|year|decade|century|night|weekend|spring|summer|autumn|fall|winter|quarter|season)';

/** The forms of dates in news, longer forms before shorter. */
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}$£€¥#]|\\d[.,])(?:${[
    `(?:${DAY},? )?${MONTH} ${NUMBER_DAY}(?:,? ${YEAR})?`,
    `(?:${DAY},? )?${NUMBER_DAY} (?:of )?${MONTH}(?:,? ${YEAR})?`,
    `(?:(?:early|mid|late)[- ])?(?:last |next |this )?${MONTH},? ${YEAR}`,
    `(?:last|next|this|earlier this|later this|early this|late last) (?:${UNIT}|${DAY}|${MONTH})`,
    `${DAY}(?: (?:morning|afternoon|evening|night))?`,
    `(?:early |mid-|late )?(?:January|February|April|June|July|August|September|October|November|December)`,
    `(?<=[Ii]n |[Ss]ince |[Bb]y |[Uu]ntil |[Ll]ast )(?:March|May)`,
    `${YEAR}-\\d\\d-\\d\\d`,
    `${PART}${YEAR}s`,
    `${PART}(?:[Tt]he )?${CENTURY}`,
    `(?:spring|summer|autumn|winter|fall) (?:of )?${YEAR}`,
    `${YEAR} ?[–-] ?(?:${YEAR}|\\d\\d)`,
    `(?:[Ee]arly |[Mm]id-|[Ll]ate )?${YEAR}${NO_COUNT}`,
    '[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Finds dates in the forms that news uses. */
export function findDates(text: string): FoundEntity[] {
  return [...text.matchAll(DATE)].map(({ 0: found, index }) => ({
    type: 'DATE',
    text: found,
    score: 0.95,
    begin: index,
    end: index + found.length,
  }));
}
