import { expect, it } from 'vitest';
import { toCsv } from '../../../web/rules/csv.ts';

it.each([
  ['numbers and texts', ['a', 1, undefined], 'a,1,\r\n'],
  ['quotes, commas and line breaks', ['say "hi"', 'a,b', 'a\nb'], '"say ""hi""","a,b","a\nb"\r\n'],
  ['a formula', ['=1+1', '@x', '\t=1'], "'=1+1,'@x,'\t=1\r\n"],
  ['a negative number is none', [-8, '−8'], '-8,−8\r\n'],
])('%s', (_, row, line) => {
  const text = toCsv({ columns: ['x', 'y', 'z'], rows: [row] });
  expect(text.replace('\ufeff', '')).toBe(`x,y,z\r\n${line}`);
});

it('a table beyond ASCII begins with a byte order mark', () => {
  expect(toCsv({ columns: ['Jón'], rows: [] })).toBe('\ufeffJón\r\n');
  expect(toCsv({ columns: ['Jon'], rows: [] })).toBe('Jon\r\n');
});
