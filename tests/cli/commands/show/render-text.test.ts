import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { renderText } from '../../../../cli/commands/show/render-text.ts';
import type { EntityType } from '../../../../core/article/analysis.ts';

const TEXT = 'Hall opens\n\nIlse Brandt opened it in Bonn.\n\nIt rained.';
const mark = (word: string, type: EntityType) => {
  const begin = TEXT.indexOf(word);
  const span = { begin, end: begin + word.length };
  return { canonical: word, type, score: 0.9, codePoints: span, utf16: span };
};
const MARKED = {
  text: TEXT,
  marks: [mark('Ilse Brandt', 'PERSON'), mark('Bonn', 'LOCATION')],
  passages: [
    {
      span: { begin: 0, end: 42 },
      sentiment: { label: 'POSITIVE', scores: { positive: 0.7, negative: 0.1, neutral: 0.2, mixed: 0 } },
    },
    { span: { begin: 44, end: TEXT.length } },
  ],
} as const;
const render = (width: number) => renderText(MARKED, width).map((line) => stripVTControlCharacters(line));

it('marks entities with their types, and gives each passage a line with its tone', () => {
  expect(render(80)).toEqual([
    '── passage 1 of 2 · positive +0.60',
    'Hall opens',
    '',
    '[Ilse Brandt:PERSON] opened it in [Bonn:LOCATION].',
    '',
    '── passage 2 of 2 · no tone',
    'It rained.',
  ]);
});

it('wraps at words', () => {
  expect(render(30).slice(3, 5)).toEqual(['[Ilse Brandt:PERSON] opened it', 'in [Bonn:LOCATION].']);
});
