import { describe, expect, it } from 'vitest';
import { findDatelines } from '../../../analyser/passes/find-datelines.ts';

describe('the town before a report', () => {
  it.each<[text: string, town: string | undefined]>([
    ['ROTTERDAM 1996-11-30', 'ROTTERDAM'],
    ['SEOUL — South Korean prosecutors met.', 'SEOUL'],
    ['NEW DELHI, March 3 (Agency) - The ministers met.', 'NEW DELHI'],
    ['PORT-AU-PRINCE, Haiti (AP) — The airport closed.', 'PORT-AU-PRINCE'],
    ['ST. LOUIS (AP) - The river rose.', 'ST. LOUIS'],
    ['SOCCER - UNITED HELD BY LATE GOAL.', undefined],
    ['NEW HARBOUR OPENS', undefined],
    ['Rotterdam 1996-11-30', undefined],
    ['The talks moved to SEOUL — at last.', undefined],
  ])('%s', (text, town) => {
    const found = findDatelines(`A headline\n${text}\nMore.`);
    expect(found.map((entity) => [entity.type, entity.text])).toEqual(town ? [['LOCATION', town]] : []);
    for (const { begin, end } of found) expect(`A headline\n${text}`.slice(begin, end)).toBe(town);
  });
});
