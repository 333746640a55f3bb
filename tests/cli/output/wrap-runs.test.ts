import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { wrapRuns } from '../../../cli/output/wrap-runs.ts';

const paint = (text: string) => `<${text}>`;

it('wraps at words, and paints each piece of a part by itself', () => {
  const runs = [{ text: 'In ' }, { text: 'New York City', paint }, { text: ", it's said." }];
  expect(wrapRuns(runs, 12)).toEqual(['In <New York>', "<City>, it's", 'said.']);
});

it('keeps a word of several parts together', () => {
  expect(
    wrapRuns([{ text: 'about ' }, { text: '[', paint }, { text: 'Iran', paint }, { text: "]'s" }], 10),
  ).toEqual(['about', "<[Iran>]'s"]);
});

it('cuts a word that is wider than a line between graphemes', () => {
  const lines = wrapRuns([{ text: '这是一个没有空格的句子' }], 7);
  expect(lines.join('')).toBe('这是一个没有空格的句子');
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(7);
});

it('wraps nothing without a width', () => {
  expect(wrapRuns([{ text: 'a  b ' }, { text: 'c'.repeat(200) }], Number.POSITIVE_INFINITY)).toEqual([
    `a  b ${'c'.repeat(200)}`,
  ]);
});

it('gives one empty line for an empty text', () => {
  expect(wrapRuns([], 10)).toEqual(['']);
});
