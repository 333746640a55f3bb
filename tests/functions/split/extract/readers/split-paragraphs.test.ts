import { expect, it } from 'vitest';
import { splitParagraphs } from '../../../../../functions/split/extract/readers/split-paragraphs.ts';

it('splits a text at its blank lines, and keeps the lines of a paragraph together', () => {
  expect(splitParagraphs('\n \nHarbour\nopens\n\t\n\n Ships came.\n')).toEqual([
    'Harbour\nopens',
    ' Ships came.',
  ]);
});

it('splits a text with millions of empty lines', () => {
  expect(splitParagraphs(`Harbour${'\n'.repeat(20_000_000)}opens`)).toEqual(['Harbour', 'opens']);
});
