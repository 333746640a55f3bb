import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepsLines, repeatsTitle, type Span, splitText } from '../../../web/rules/split-text.ts';

/** Marks each of the words where it occurs first, and cuts passages at the given places. */
function split(text: string, words: readonly string[], cuts: readonly number[] = []) {
  const marks = words.map((word) => ({ begin: text.indexOf(word), end: text.indexOf(word) + word.length }));
  const begins = [0, ...cuts];
  const passages = begins.map((begin, i) => ({ begin, end: begins[i + 1] ?? text.length }));
  return splitText(text, marks, passages).map(({ paragraphs }) =>
    paragraphs.map(({ segments }) =>
      segments.map(({ text: part, mark }) => (mark === undefined ? part : `[${part}]`)).join('|'),
    ),
  );
}

describe('splitText', () => {
  it.each([
    ['one paragraph', 'Iceland and Norway.', ['Iceland', 'Norway'], [], [['[Iceland]| and |[Norway]|.']]],
    ['an empty line ends a paragraph', 'One.\n\nTwo.', ['Two'], [], [['One.', '[Two]|.']]],
    ['white space in an empty line', 'One.\n \t\nTwo.', [], [], [['One.', 'Two.']]],
    ['a line break alone ends none where empty lines do', 'A\nB\n\nC', [], [], [['A\nB', 'C']]],
    ['without empty lines each line is a paragraph', 'A\nB', [], [], [['A', 'B']]],
    ['an emoji before a mark', '😀👨‍👩‍👧 Ada spoke', ['Ada'], [], [['😀👨‍👩‍👧 |[Ada]| spoke']]],
    ['an emoji in a mark', 'The 🦀 Crab Party won', ['🦀 Crab Party'], [], [['The |[🦀 Crab Party]| won']]],
    ['Arabic', 'قالت ميانمار اليوم', ['ميانمار'], [], [['قالت |[ميانمار]| اليوم']]],
    ['combining marks', 'Jo\u0301n met Ada', ['Jo\u0301n'], [], [['[Jo\u0301n]| met Ada']]],
    ['passages', 'One.\n\nTwo Ada.', ['Ada'], [6], [['One.'], ['Two |[Ada]|.']]],
    ['a mark at both ends', 'Ada', ['Ada'], [], [['[Ada]']]],
    [
      'a break inside a mark ends no paragraph',
      'New\n\nYork and',
      ['New\n\nYork'],
      [],
      [['[New\n\nYork]| and']],
    ],
    ['an empty text', '', [], [], [[]]],
  ])('%s', (_, text, words, cuts, expected) => {
    expect(split(text, words, cuts)).toEqual(expected);
  });

  it('keeps the text of each mark, whatever the text', () => {
    const texts = fc.array(fc.constantFrom('a', '😀', '\n', '\n\n', ' ', 'é', 'ب', '‍'), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(39), { maxLength: 12 }), (letters, places) => {
        const text = letters.join('');
        const sorted = [...new Set(places)].sort((a, b) => a - b).filter((place) => place < text.length);
        const marks: Span[] = [];
        for (let i = 0; i + 1 < sorted.length; i += 2)
          marks.push({ begin: sorted[i] as number, end: sorted[i + 1] as number });
        const shown = splitText(text, marks, [{ begin: 0, end: text.length }]).flatMap(({ paragraphs }) =>
          paragraphs.flatMap(({ segments }) => segments),
        );
        const found = shown.filter(({ mark }) => mark !== undefined);
        expect(found.map(({ text: part }) => part)).toEqual(
          marks.map(({ begin, end }) => text.slice(begin, end)),
        );
        // All but white space is shown, once.
        const bare = (part: string) => part.replace(/\s/g, '');
        expect(bare(shown.map(({ text: part }) => part).join(''))).toBe(bare(text));
      }),
    );
  });
});

it('lines that were wrapped at a width flow together, and others keep their breaks', () => {
  expect(keepsLines('A line.\nAnother line.')).toBe(false);
  expect(keepsLines(`${'A long line. '.repeat(10)}\nA short one.`)).toBe(true);
});

it.each([
  ['Ferry  returns', 'ferry returns', true],
  ['Ferry returns.', 'Ferry returns', false],
])('%o repeats the title %o: %o', (paragraph, title, expected) => {
  expect(repeatsTitle(paragraph, title)).toBe(expected);
});
