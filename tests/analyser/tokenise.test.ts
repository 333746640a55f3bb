import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../analyser/tokenise.ts';

const words = (text: string) => tokenise(text).map((token) => token.text);

describe('tokens', () => {
  it.each<[text: string, tokens: string[]]>([
    ["Norway's king, aged 87.", ['Norway', "'s", 'king', ',', 'aged', '87', '.']],
    ['the U.S.-led talks', ['the', 'U.S.', '-', 'led', 'talks']],
    ['J. R. Holt met Mr. N’Diaye', ['J.', 'R.', 'Holt', 'met', 'Mr.', 'N’Diaye']],
    ['$3,000.50 on the 3rd', ['$', '3,000.50', 'on', 'the', '3rd']],
    ['Kim Jong-un', ['Kim', 'Jong-un']],
    ['Obama-era Munich-based', ['Obama', '-', 'era', 'Munich', '-', 'based']],
  ])('%s', (text, tokens) => {
    expect(words(text)).toEqual(tokens);
  });

  it('their sentences are those of the splitter: an abbreviation ends none', () => {
    const tokens = tokenise('Sen. Holt spoke to the U.S. He left.');
    const opening = tokens.filter(({ startsSentence, kind }) => startsSentence && kind === 'word');
    expect(opening.map(({ text }) => text)).toEqual(['Sen.', 'He']);
    expect(tokens.at(-1)?.sentence).toBe(1);
  });

  it.each([
    ['Brandt Opens New Concert Hall', true],
    ['MAYOR ASKS STATE FOR MONEY.', true],
    ['Brandt opens a new concert hall in Bonn.', false],
    ['— Ada Example (@ada) July 14, 2018', false],
  ])('%s: in a headline? %s', (line, expected) => {
    expect(tokenise(`${line}\n\nThe rain fell on the roofs.`)[0]?.inHeadline).toBe(expected);
  });

  it('every character but white space is in one, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(text.slice(end, token.begin).trim()).toBe('');
          expect(text.slice(token.begin, token.end)).toBe(token.text);
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});
