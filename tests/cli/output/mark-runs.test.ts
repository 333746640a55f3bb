import { expect, it } from 'vitest';
import { markRuns } from '../../../cli/output/mark-runs.ts';

const around = ['[', ':LOCATION]'] as const;
const shown = (text: string, marks: { begin: number; end: number }[], from?: number, to?: number) =>
  markRuns(
    text,
    marks.map((mark) => ({ ...mark, around })),
    from,
    to,
  )
    .map((run) => run.text)
    .join('');

it.each([
  [
    'Iran and Iraq',
    [
      { begin: 0, end: 4 },
      { begin: 9, end: 13 },
    ],
    '[Iran:LOCATION] and [Iraq:LOCATION]',
  ],
  ['no name', [], 'no name'],
  ['in Iran\u001b[2J', [{ begin: 3, end: 7 }], 'in [Iran:LOCATION]\\x1b[2J'],
])('marks %j', (text, marks, expected) => {
  expect(shown(text, marks)).toBe(expected);
});

it('shows the part of a mark that is in the shown part of the text', () => {
  expect(shown('New York City', [{ begin: 0, end: 13 }], 4, 8)).toBe('York');
  expect(shown('in New York', [{ begin: 3, end: 11 }], 0, 6)).toBe('in [New');
});
