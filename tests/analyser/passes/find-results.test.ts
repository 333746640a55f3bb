import { describe, expect, it } from 'vitest';
import { findResults } from '../../../analyser/passes/find-results.ts';

describe('clubs in results and tables', () => {
  it.each<[line: string, clubs: string[]]>([
    ['Minnesota 5 SEATTLE 2', ['Minnesota', 'SEATTLE']],
    ['St Louis 4 COLORADO 1', ['St Louis', 'COLORADO']],
    ['Harwick United 2, Pellsea 1 (halftime 1-0)', ['Harwick United', 'Pellsea']],
    ['Chicago at Detroit', ['Chicago', 'Detroit']],
    ['NEW YORK 75 57 .568 -', ['NEW YORK']],
    ['1. Harwick 7 5 1 1 16', ['Harwick']],
    ['Kenya 3 Gabon 1', []],
    ['KENYA 3 Harwick 1', ['Harwick']],
    ['It rained 5 days and Harwick had 2.', []],
    ['Flight 5 of Harwick 2 was late', []],
  ])('%s', (line, clubs) => {
    const text = `Results:\n${line}\nThe end.`;
    const found = findResults(text);
    expect(found.map(({ text: name }) => name)).toEqual(clubs);
    for (const { begin, end, text: name, type } of found) {
      expect(text.slice(begin, end)).toBe(name);
      expect(type).toBe('ORGANIZATION');
    }
  });

  it('two clubs of one name in one line are two', () => {
    expect(findResults('Sparta 1 Sparta 2').map(({ begin }) => begin)).toEqual([0, 9]);
  });
});
