import { cutSentences } from '@copydesk/sentences';

/** A word, number or mark. Offsets are UTF-16 code units of the text, end exclusive. */
export interface Token {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** It is the first token of its sentence that is no mark, or a mark before that. */
  readonly startsSentence: boolean;
  /** The index of its sentence. */
  readonly sentence: number;
  /** It is in a line of title-case words or a sentence in capitals, where a capital is no evidence. */
  readonly inHeadline: boolean;
}

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
const POSSESSIVE = /['’][sS]$/u;
const WORD = /^[\p{L}\p{M}]/u;
const NUMBER = /^\p{N}/u;

/** Splits a text into tokens, in order. A possessive ’s is a token of its own, so that a name ends before it. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  cutSentences(text).forEach((span, sentence) => {
    const inHeadline = isHeadline(text, span.begin, span.end);
    let startsSentence = true;
    for (const { 0: word, index } of text.slice(span.begin, span.end).matchAll(TOKEN)) {
      const begin = span.begin + index;
      const kind = WORD.test(word) ? 'word' : NUMBER.test(word) ? 'number' : 'mark';
      const end = begin + word.length;
      const cut = kind === 'word' && POSSESSIVE.test(word) ? end - 2 : end;
      tokens.push({
        text: text.slice(begin, cut),
        begin,
        end: cut,
        kind,
        startsSentence,
        sentence,
        inHeadline,
      });
      if (kind !== 'mark') startsSentence = false;
      if (cut < end)
        tokens.push({
          text: text.slice(cut, end),
          begin: cut,
          end,
          kind,
          startsSentence,
          sentence,
          inHeadline,
        });
    }
  });
  return tokens;
}

/** Words that stay in lower case in headlines. */
const SMALL_WORDS = new Set(
  'a an and as at but by for from in into is it nor of off on or over per so the to up via vs with'.split(
    ' ',
  ),
);
const MIN_HEADLINE_WORDS = 4;
const MAX_HEADLINE_CHARS = 200;

/** The line under a quoted post: "— Ada Example (@ada) July 14, 2018". It has title case and is no headline. */
const SIGNATURE = /^\s*[—–-]|@/u;

/** Tests for a sentence in capitals, or a separate line without a full stop whose longer words all begin with a capital. */
function isHeadline(text: string, begin: number, end: number): boolean {
  if (end - begin > MAX_HEADLINE_CHARS) return false;
  const line = text.slice(begin, end);
  if (SIGNATURE.test(line)) return false;
  const words = line.match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  if (words.length >= MIN_HEADLINE_WORDS && line === line.toUpperCase()) return true;
  if (!isWholeLine(text, begin, end) || /[.!?,;:]["”’)]?$/u.test(line)) return false;
  const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word));
  return words.length >= MIN_HEADLINE_WORDS && capitals.length >= telling.length - 1 && capitals.length >= 3;
}

const isWholeLine = (text: string, begin: number, end: number) =>
  (begin === 0 || text.charAt(begin - 1) === '\n') && (end === text.length || text.charAt(end) === '\n');
