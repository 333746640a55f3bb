import { describe, expect, it } from 'vitest';
import { findDatelines } from '../../../analyser/passes/find-datelines.ts';

const PLACES = ['Johannesburg', 'Bergen', 'Singapore', 'Seoul'];
const LISTS = {
  isPlace: (name: string) => PLACES.includes(name),
  isKnownPlace: (name: string) => PLACES.includes(name) && name !== 'Bergen',
  isWord: (word: string) => ['ferry', 'talks', 'soccer'].includes(word),
};

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
    ['LISPORT — The harbour closed.', 'LISPORT'],
    ['SINGAPORE: The harbour closed.', 'SINGAPORE'],
    ['Johannesburg - The mine closed.', 'Johannesburg'],
    ['Bergen (Reuters) — The mine closed.', 'Bergen'],
    ['Lisport — The mine closed.', undefined],
    ['COOPER: Thank you.', undefined],
    ['BERGEN: a crane on the quay', undefined],
    ['READ MORE: the strike ends', undefined],
    ['LISTEN - our podcast on ports', undefined],
    ['FYI - for tomorrow.', undefined],
    ['FERRY TALKS - the strike ends', undefined],
    ['Related — the strike ends', undefined],
    ['The talks moved to SEOUL — at last.', undefined],
  ])('%s', (text, town) => {
    const found = findDatelines(`A headline\n${text}\nMore.`, LISTS);
    expect(found.map((entity) => [entity.type, entity.text])).toEqual(town ? [['LOCATION', town]] : []);
    for (const { begin, end } of found) expect(`A headline\n${text}`.slice(begin, end)).toBe(town);
  });
});
