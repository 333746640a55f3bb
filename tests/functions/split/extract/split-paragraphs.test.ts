import { expect, it } from 'vitest';
import { splitParagraphs } from '../../../../functions/split/extract/split-paragraphs.ts';

it('parts paragraphs at lines of nothing but white space, and keeps the lines of one together', () => {
  expect(splitParagraphs('\n \nHarbour\nopens\n\t\n\n Ships came.\n')).toEqual([
    'Harbour\nopens',
    ' Ships came.',
  ]);
});

it('has no trouble with millions of empty lines', () => {
  expect(splitParagraphs(`Harbour${'\n'.repeat(20_000_000)}opens`)).toEqual(['Harbour', 'opens']);
});
