import type { FoundEntity } from '../found.ts';

const WORD = '\\p{Lu}[\\p{L}\\p{M}’-]{1,24}';
/** Words before an event's name that are not part of it: "The", "At". */
const OPENER = '(?!(?:The|A|An|At|In|On|For|After|Before|During|Since|This|That|When|While) )';

/** Storms and battles are recognised by a word before the name; games, fairs and wars by its last word. */
const EVENT = new RegExp(
  `(?<![\\p{L}\\p{N}])${OPENER}(?:${[
    `World War (?:I{1,2}|One|Two)|Super Bowl(?: [IVXLC]{1,8})?`,
    `(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm) ${WORD}`,
    `(?:Battle|Siege) of (?:the )?${WORD}(?: ${WORD})?`,
    `(?:\\d{4} )?(?:${WORD} |of ){0,5}(?:Olympics|Olympiad|Paralympics|World Cup|Grand Prix|Championships?|Marathon|Film Festival|Music Festival|Jazz Festival|Song Contest|Book Fair|Motor Show|Biennale)`,
    `(?:${WORD} ){1,3}(?:Games|Open|Revolution|Civil War|War)`,
  ].join('|')})(?![\\p{L}\\p{N}-])`,
  'gu',
);
/** Runs of capitals that end with such a word by chance: "the War", "Video Games", "Mr Open". */
const CHANCE =
  /^(?:(?:Championships?|Marathon|World War)$|(?:Board|Video|Computer|Epic|Arcade|Riot|Rockstar) Games$|(?:Mr|Mrs|Ms|Dr) )/u;

/** Finds the names of events. Comprehend types them as EVENT. */
export function findEvents(text: string): FoundEntity[] {
  return [...text.matchAll(EVENT)]
    .filter(({ 0: found }) => !CHANCE.test(found))
    .map(({ 0: found, index }) => ({
      type: 'EVENT' as const,
      text: found,
      score: 0.7,
      begin: index,
      end: index + found.length,
    }));
}
