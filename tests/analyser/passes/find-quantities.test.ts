import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../analyser/passes/find-quantities.ts';

const found = (text: string) => findQuantities(text).map(({ text: quantity }) => quantity);

describe('quantities', () => {
  it.each<[text: string, quantity: string]>([
    ['It cost $4.5 million to build.', '$4.5 million'],
    ['It took € 120 from him.', '€ 120'],
    ['Shares fell 2.1% at once.', '2.1%'],
    ['About 60 per cent agreed.', 'About 60 per cent'],
    ['They took away 40 boxes of papers.', '40 boxes'],
    ['Over 900 asylum seekers waited.', 'Over 900 asylum seekers'],
    ['It reported 14 new cases.', '14 new cases'],
    ['a 14-year-old boy', '14-year-old'],
    ['The road is 12 kilometres long.', '12 kilometres'],
    ['two million homes', 'two million homes'],
  ])('%s', (text, quantity) => {
    expect(found(text)).toContain(quantity);
  });

  it.each([
    'the 2014 protests',
    'Room 12 was locked',
    'one Immortals fan',
    'only 11 this year',
    'Apollo 11 is back',
  ])('are not in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
