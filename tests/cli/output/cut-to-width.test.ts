import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { cutToWidth } from '../../../cli/output/cut-to-width.ts';

it.each<[width: number, cut: string, text: string]>([
  [Number.POSITIVE_INFINITY, 'Hall opens', 'Hall opens'],
  [10, 'Hall opens', 'Hall opens'],
  [9, 'Hall ope…', 'Hall opens'],
  [6, 'Hall…', 'Hall opens'],
  [6, 'Hall …', 'Hall …'],
  [7, '市长在…', '市长在波恩'],
  [6, '市长…', '市长在波恩'],
  [3, 'é…', 'e\u0301\u{1F345}\u{1F345}'.normalize()],
  [6, 'cafe\u0301 …', 'cafe\u0301 …'],
  [4, 'caf…', 'cafe\u0301te'],
  [5, '👩‍👩‍👧 a…', '👩‍👩‍👧 a family'],
  [1, '…', 'Hall'],
])('cuts to %d columns: %s', (width, cut, text) => {
  expect(cutToWidth(text, width)).toBe(cut);
  expect(stringWidth(cut)).toBeLessThanOrEqual(width);
});

/** The commands line up their columns by these. */
it.each<[columns: number, text: string]>([
  [0, ''],
  [4, 'hall'],
  [4, '\u001B[33mhall\u001B[39m'],
  [4, 'cafe\u0301'],
  [6, '市长在'],
  [3, 'ﾊ한'],
  [2, '🍅'],
  [2, '👩‍👩‍👧'],
  [3, '☀\uFE0F!'],
])('counts %d columns of %s', (columns, text) => {
  expect(stringWidth(text)).toBe(columns);
});
