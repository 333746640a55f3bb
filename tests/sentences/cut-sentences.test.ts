import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSentences } from '../../sentences/cut-sentences.ts';
import { SENTENCES } from './sentence-table.ts';

const cut = (text: string) => cutSentences(text).map(({ begin, end }) => text.slice(begin, end));

/** "Mr. X.|Yes." → the text "Mr. X. Yes." and its two sentences. */
const readRow = (row: string) => ({
  text: row.replaceAll('\n|', '\n').replaceAll('|', ' ').replaceAll('¦', ''),
  sentences: row.split(/[|¦]/).map((sentence) => sentence.trim()),
});

describe.each(Object.entries(SENTENCES))('sentences in %s', (_, rows) => {
  it.each(rows)('%s', (row) => {
    const { text, sentences } = readRow(row);
    expect(cut(text)).toEqual(sentences);
  });
});

describe('cutting sentences', () => {
  it('has a row for each of at least 150 cases', () => {
    expect(Object.values(SENTENCES).flat().length).toBeGreaterThanOrEqual(150);
  });

  it('loses nothing but white space, for any text', () => {
    const piece = fc.constantFrom(
      '.',
      '! ',
      '? ',
      '\n',
      '. ',
      '”',
      '« ',
      ' »',
      '。',
      '…',
      'U.S',
      '3',
      ' ',
      'Mr',
      'a',
      'B',
      '1.',
      '।',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const spans = cutSentences(text);
          let at = 0;
          for (const { begin, end } of spans) {
            expect(text.slice(at, begin).trim()).toBe('');
            expect(text.slice(begin, end)).toBe(text.slice(begin, end).trim());
            expect(end).toBeGreaterThan(begin);
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });
});
