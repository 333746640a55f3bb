import { PLACE_PREPOSITIONS } from '../gazetteers/common-words.ts';
import type { Grammar } from './grammar.ts';

/** Abbreviations whose full stop is part of the token. */
const SHORTENED =
  'Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Jr|Sr|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Adm|Gov|Sen|Rep|Inc|Corp|Co|Ltd|Bros|Ph\\.D|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|No|vs|etc';

/** The part after the hyphen in given names of Korea and Taiwan: "Ji-won", "Ing-wen". In "Obama-era" it is no name. */
const SYLLABLES =
  'un|eun|in|il|jin|won|hee|ho|hwa|hyun|hyeon|jun|joon|woo|wook|soo|su|young|yong|yeong|min|mi|ah|seok|suk|yeol|hwan|kyu|kyung|kyun|kyong|chul|cheol|sung|seong|sik|tae|taek|gyu|geun|gun|hye|kwon|gi|ki|hyuk|hyeok|rae|ran|rim|sook|sang|sun|seon|sub|seop|bum|beom|bok|pyo|pil|jae|ja|je|ji|jong|jung|joo|ju|yeon|yun|yoon|na|nam|mo|moo|ra|ri|dong|chan|chang|bin|byung|hak|han|hoon|hun|wen|te|jeou|bian|hui|wei|ming|ling|ching|cheng|chen|hsiung|kuo|lung|chih|yu|hsin|chun|fu|kang|liang|tang|teh|yuan|shan|shek|sen|ying|ting|hsiang|wan|chung|ping';

/**
 * Matches initialisms ("U.S."), initials, abbreviations, given names with a hyphen, words with inner apostrophes, numbers
 * with separators, and any other character by itself. Other words are cut at hyphens. Every repetition is bounded, so that
 * a megabyte without a space takes linear time.
 */
const TOKEN = new RegExp(
  [
    '(?:\\p{Lu}\\.){2,12}',
    `(?:${SHORTENED})\\.(?![\\p{L}\\p{N}])`,
    '\\p{Lu}\\.(?=\\s?\\p{Lu}\\p{L}|\\s\\p{Lu}\\.)',
    `\\p{Lu}\\p{Ll}{1,5}-(?:${SYLLABLES})(?![\\p{L}\\p{N}-])`,
    "[\\p{L}\\p{M}](?:[\\p{L}\\p{M}\\p{N}]|[’'](?=\\p{L})){0,63}",
    '\\p{N}(?:\\p{N}|[.,:](?=\\p{N})){0,30}(?:st|nd|rd|th|s)?(?![\\p{L}\\p{N}])',
    '\\p{N}{1,30}',
    '[^\\s\\p{L}\\p{M}\\p{N}]',
  ].join('|'),
  'gu',
);

export const ENGLISH: Grammar = {
  tokens: { pattern: TOKEN, possessive: /['’][sS]$/u, hasTitleCase: true },
  placePrepositions: PLACE_PREPOSITIONS,
};
