import type { Span } from '../../core/article/span.ts';

/** Abbreviations after which a sentence goes on although a full stop stands there. */
const ABBREVIATION = new RegExp(
  `(?:^|[\\s("'“‘—–-])(?:${[
    'Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Mt|Ft|Rev|Hon|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Adm|Gov|Sen|Rep|Pres|Amb|Supt',
    'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun',
    'No|Nos|Vol|Fig|Art|Sec|pp?|ed|eds|al|cf|vs?|etc|approx|ca|est|Inc|Ltd|Co|Corp|Bros|Dept|Univ|Ave|Blvd|Rd',
    'bzw|usw|Nr|Hr|Fr|Abs|bspw|ggf|vgl|Str|Sra?|Srta|Dra?|Mme|Mlle|Sig|Dott',
    '[A-Z]|(?:[A-Za-z]\\.)+[A-Za-z]',
  ].join('|')})\\.$`,
  'u',
);

const isLowerStart = (text: string) => /^["'“‘(]*\p{Ll}/u.test(text);
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a text, without the white space around them: Unicode's own boundaries, but those after an
 * abbreviation, an initial, or before a word in lower case.
 *
 * @returns spans in UTF-16 units, in order; every character but white space is in one of them
 */
export function cutSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let joins = false;
  for (const { segment, index } of segmenter.segment(text)) {
    const sentence = segment.trim();
    if (sentence === '') continue;
    const begin = index + segment.indexOf(sentence);
    const end = begin + sentence.length;
    const last = sentences.at(-1);
    if (last && (joins || (isLowerStart(sentence) && !/\n/.test(text.slice(last.end, begin))))) {
      sentences[sentences.length - 1] = { begin: last.begin, end };
    } else {
      sentences.push({ begin, end });
    }
    joins = ABBREVIATION.test(sentence.slice(-24)) && !segment.endsWith('\n');
  }
  return sentences;
}
