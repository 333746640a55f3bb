import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findKeyPhrases } from '../../analyser/find-key-phrases.ts';

it.each([
  ['The minister met reporters in Paris.', ['The minister', 'reporters', 'Paris']],
  ['She refused to sign the new trade deal.', ['the new trade deal']],
  ['They had refused, according to the agency.', ['the agency']],
  ['He spoke to reporters at the U.N. General Assembly.', ['reporters', 'the U.N. General Assembly']],
  ["Iran's news agency didn't reply; we can't either.", ["Iran's news agency", 'reply']],
  ['Shares fell 3.5% on Monday, the 2nd of May 2026.', ['Shares', '3.5%', 'Monday', 'the 2nd', 'May 2026']],
  ['A headline\nand the text below', ['A headline', 'the text']],
  ['What it was\nIt rained on Monday, May 3', ['Monday', 'May 3']],
  ['The finally agreed price was openly disputed', ['agreed price']],
  ['the', []],
  ['', []],
])('%j', (text, phrases) => {
  expect(findKeyPhrases(text).map((phrase) => phrase.text)).toEqual(phrases);
});

it('phrases of any text are at their offsets, in order, without overlaps', () => {
  const text = fc.array(
    fc.oneof(
      fc.constantFrom('the ', 'Ann ', 'was ', 'deal', '. ', '\n', "'", 'U.S. '),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
  );
  fc.assert(
    fc.property(
      text.map((parts) => parts.join('')),
      (joined) => {
        let last = 0;
        for (const { text: phrase, begin, end, score } of findKeyPhrases(joined)) {
          expect(joined.slice(begin, end)).toBe(phrase);
          expect(begin).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(begin);
          expect(score > 0 && score <= 1).toBe(true);
          last = end;
        }
      },
    ),
  );
});
