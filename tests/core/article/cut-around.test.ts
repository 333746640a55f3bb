import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAround } from '../../../core/article/cut-around.ts';

const around = (text: string, word: string, chars: number) => {
  const begin = text.indexOf(word);
  return cutAround(text, { begin, end: begin + word.length }, chars);
};

it.each([
  ['a text that fits', 'Iran said so.', 'Iran', 20, 'Iran said so.'],
  ['the end of a longer text', 'The talks with Iran went on.', 'Iran', 16, '…with Iran went…'],
  [
    'what follows a name at the beginning',
    'Iran said that the talks went on.',
    'Iran',
    20,
    'Iran said that the…',
  ],
  [
    'what precedes a name at the end',
    'They said that the talks were with Iran',
    'Iran',
    20,
    '…were with Iran',
  ],
  [
    'a name longer than the limit',
    'The Joint Comprehensive Plan went on.',
    'Joint Comprehensive Plan',
    8,
    '…Joint Comprehensive Plan…',
  ],
])('keeps %s', (_, text, word, chars, expected) => {
  const cut = around(text, word, chars);
  expect(cut.text).toBe(expected);
  expect(cut.text.slice(cut.at.begin, cut.at.end)).toBe(word);
});

it('never cuts the span, nor a word, and stays within the limit where the span does', () => {
  const word = fc.stringMatching(/^[a-zé😀]{1,9}$/u);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.integer({ min: 30, max: 90 }),
      (words, pick, chars) => {
        const at = pick % words.length;
        const begin = words.slice(0, at).join(' ').length + (at > 0 ? 1 : 0);
        const chosen = words[at] as string;
        const cut = cutAround(words.join(' '), { begin, end: begin + chosen.length }, chars);
        expect(cut.text.slice(cut.at.begin, cut.at.end)).toBe(chosen);
        expect(cut.text.length).toBeLessThanOrEqual(chars);
        const kept = cut.text.replaceAll('…', '').split(' ');
        expect(words.join('|')).toContain(kept.join('|'));
      },
    ),
  );
});
