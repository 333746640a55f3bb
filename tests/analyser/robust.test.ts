import { describe, expect, it } from 'vitest';
import { loadAnalyser } from '../../analyser/analyser.ts';
import { loadEntityFinder } from '../../analyser/load-entity-finder.ts';

const analyser = await loadAnalyser();
const german = await loadEntityFinder('de');
const portuguese = await loadEntityFinder('pt');

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
  'NEW YORK MAYOR ASKS IRAN FOR MONEY\n\n',
  'Joint Harbour Board (JHB) ',
  'Minnesota 5 SEATTLE 2\n',
  'SEOUL, Korea (AP) — It rained.\n',
  'Ji-won ',
  'Battle of ',
  'Boeing 737 ',
  '3. ',
  'zwei kleine ',
  'Karl-Heinz-',
  'Donaudampfschiff',
];
/** Long enough that a regular expression which tries every pair of places takes seconds. */
const CHARS = 20_000;

function expectInOrder(found: ReturnType<typeof german>, text: string): void {
  let end = 0;
  for (const entity of found) {
    if (entity.begin < end || text.slice(entity.begin, entity.end) !== entity.text || entity.text === '')
      throw new Error(`Unsound: ${JSON.stringify(entity)} after ${end}`);
    end = entity.end;
  }
}

function expectSound(text: string): void {
  expectInOrder(analyser.entities(text), text);
  expectInOrder(german(text), text);
  expectInOrder(portuguese(text), text);
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

describe('time grows with the text, not with its square', () => {
  /** Processor time, so that a busy machine does not count. */
  const costOf = (text: string) => {
    const begun = process.cpuUsage();
    analyser.entities(text);
    analyser.sentiment(text);
    return process.cpuUsage(begun).user;
  };

  it.each([
    [
      'news',
      'Mayor Ilse Brandt of Bonn met the Joint Harbour Board (JHB) on 3 May. “We paid $3 million,” Brandt said.\n\n',
    ],
    ['headlines and results', 'NEW YORK MAYOR ASKS IRAN FOR MONEY\n\nMinnesota 5 SEATTLE 2\n'],
    ['names that are all different', ''],
  ])('%s', (_, unit) => {
    const make = (chars: number) =>
      unit
        ? unit.repeat(Math.ceil(chars / unit.length))
        : Array.from({ length: chars / 16 }, (_, i) => `Ann X${i.toString(26)} spoke. `).join('');
    costOf(make(10_000));
    const short = Math.min(costOf(make(10_000)), costOf(make(10_000)));
    // Eight times the text: eight times the time, or sixty-four.
    expect(costOf(make(80_000))).toBeLessThan(24 * short);
  });
});
