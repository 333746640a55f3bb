import { describe, expect, it } from 'vitest';
import { loadAnalyser } from '../../../core/analyser/analyser.ts';

const analyser = await loadAnalyser();

/** What regular expressions and lattices could choke on, over and over. */
const UNITS = [
  'a',
  'A',
  '1',
  '1,',
  '20',
  '1999-',
  '.',
  'A.',
  'U.S. ',
  '’',
  '"',
  '\n',
  '\u0301',
  '- ',
  'Mr. ',
  'two ',
  'of the ',
  'The ',
  '@',
  '#a',
  '“Novel ',
  'book, called "',
  '(',
  '😀',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u202e',
  '12 million ',
  '— Ada ',
  'the early ',
  'İ',
  'ﬁ',
  '中',
  'ا',
  'New York ',
];
const CHARS = 60_000;

function expectSound(text: string): void {
  let end = 0;
  for (const entity of analyser.entities(text)) {
    if (entity.begin < end || text.slice(entity.begin, entity.end) !== entity.text || entity.text === '')
      throw new Error(`Unsound: ${JSON.stringify(entity)} after ${end}`);
    end = entity.end;
  }
  const sum = Object.values(analyser.sentiment(text).scores).reduce((a, b) => a + b);
  expect(sum).toBeCloseTo(1, 6);
}

describe('text that no newspaper prints', () => {
  it.each(UNITS.map((unit) => [JSON.stringify(unit), unit]))('%s, over and over', (_, unit) => {
    expectSound(unit.repeat(CHARS / unit.length));
  });

  it.each([
    ['small letters', 'a'],
    ['capitals', 'Q'],
    ['digits', '7'],
  ])('a million %s without a space', (_, letter) => {
    expectSound(letter.repeat(1_000_000));
  });
});
