import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../cli/output/csv.ts';

const cell = (value: string) =>
  toCsv(['a'], [[value]])
    .split('\r\n')[1]
    ?.replace(/\r$/, '');

describe('a table for a spreadsheet', () => {
  it('ends its lines with CR and LF, and leaves the last LF to the caller', () => {
    expect(
      toCsv(
        ['name', 'count'],
        [
          ['Iran', 3],
          [undefined, -1],
        ],
      ),
    ).toBe('name,count\r\nIran,3\r\n,-1\r');
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+49 30 1234', `"'+49 30 1234"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\\t=1"`],
    ['\r=1', `"'\\r=1"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
  ])('defuses the formula %j', (value, expected) => {
    expect(cell(value)).toBe(expected);
  });

  it.each([
    ['plain words', 'plain words'],
    ['a, b', '"a, b"'],
    ['a; b', '"a; b"'],
    ['he said "no"', '"he said ""no"""'],
    ['two\nlines', 'two\\nlines'],
    ['\u001b[2Jclear\u202e', '\\x1b[2Jclear\\u202e'],
    ['3 = 3', '3 = 3'],
  ])('writes %j as %j', (value, expected) => {
    expect(cell(value)).toBe(expected);
  });

  it('has a byte order mark where there is text beyond ASCII, and only there', () => {
    expect(toCsv(['a'], [['Müller']]).codePointAt(0)).toBe(0xfeff);
    expect(toCsv(['a'], [['Miller']]).codePointAt(0)).toBe('a'.codePointAt(0));
  });
});
