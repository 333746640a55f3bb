import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { CauseCount } from '../../../../cli/commands/redrive/redrive-messages.ts';
import { renderCauses, sumUp } from '../../../../cli/commands/redrive/render-causes.ts';

const cause = (overrides: Partial<CauseCount>): CauseCount => ({
  cause: 'Error: throttled',
  permanent: false,
  moved: 0,
  left: 0,
  again: 0,
  ...overrides,
});
const unreadable = cause({ cause: 'PermanentError: unreadable', permanent: true, left: 2 });
const render = (causes: readonly CauseCount[], dryRun = false) =>
  renderCauses(causes, dryRun).map(stripVTControlCharacters);
const sum = (causes: readonly CauseCount[], { dryRun = false, isCut = false } = {}) =>
  sumUp('split', causes, { dryRun, isCut, where: 'the stack Copydesk' });

it('says what became of the messages of each cause, in columns', () => {
  expect(render([cause({ moved: 25, left: 1 }), unreadable])).toEqual([
    '  25 put back, 1 left  Error: throttled',
    '  2 left               PermanentError: unreadable',
  ]);
});

it('says what would become of them on a dry run', () => {
  expect(render([cause({ left: 25 }), unreadable], true)).toEqual([
    '  25 to put back  Error: throttled',
    '  2 to stay       PermanentError: unreadable',
  ]);
});

it('shows the most frequent causes; messages that nobody reads may each have a cause of its own', () => {
  const many = Array.from({ length: 25 }, (_, i) => cause({ cause: `not JSON: ${i}`, left: 1 }));
  const lines = render(many);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('  and 5 causes more, which --json names');
});

it.each<[string, string[], readonly CauseCount[], { dryRun?: boolean; isCut?: boolean }?]>([
  ['nothing', ['split has given up nothing in the stack Copydesk'], []],
  ['all', ['1 message put back, 0 left of what split gave up in the stack Copydesk'], [cause({ moved: 1 })]],
  [
    'a dry run',
    ['3 messages given up by split in the stack Copydesk; nothing was moved', '2 messages cannot be read'],
    [cause({ left: 1 }), unreadable],
    { dryRun: true },
  ],
  [
    'what was cut short',
    ['10 messages put back, 2 left of what split gave up in the stack Copydesk, as far as it came'],
    [cause({ moved: 10, left: 2 })],
    { isCut: true },
  ],
  ['what was cut short before it began', ['nothing was put back'], [], { isCut: true }],
  [
    'what came back',
    ['4 messages put back, 3 left of what split gave up', '3 messages came back at once'],
    [cause({ moved: 4, again: 3 })],
  ],
])('sums up %s', (_, says, causes, how) => {
  const lines = sum(causes, how);
  expect(lines).toHaveLength(says.length);
  lines.forEach((line, i) => {
    expect(line).toContain(says[i]);
  });
});
