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

it('prints what became of the messages of each cause, in columns', () => {
  expect(render([cause({ moved: 25, left: 1 }), unreadable])).toEqual([
    '  25 moved back, 1 left  Error: throttled',
    '  2 left                 PermanentError: unreadable',
  ]);
});

it('prints what would become of them on a dry run', () => {
  expect(render([cause({ left: 25 }), unreadable], true)).toEqual([
    '  25 to move back  Error: throttled',
    '  2 to stay        PermanentError: unreadable',
  ]);
});

it('prints the most frequent causes only, since each unreadable message may have its own', () => {
  const many = Array.from({ length: 25 }, (_, i) => cause({ cause: `not JSON: ${i}`, left: 1 }));
  const lines = render(many);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('  and 5 causes more; --json names all');
});

it.each<[string, string[], readonly CauseCount[], { dryRun?: boolean; isCut?: boolean }?]>([
  ['an empty queue', ['the dead-letter queue of split in the stack Copydesk is empty'], []],
  [
    'messages that were all moved',
    ['1 message moved back, 0 left in the dead-letter queue of split in the stack Copydesk'],
    [cause({ moved: 1 })],
  ],
  [
    'a dry run',
    [
      '3 messages in the dead-letter queue of split in the stack Copydesk; nothing was moved',
      'The deployed functions cannot read 2 messages. After a deploy that can',
    ],
    [cause({ left: 1 }), unreadable],
    { dryRun: true },
  ],
  [
    'a run that was cut short',
    [
      '10 messages moved back, 2 left in the dead-letter queue of split in the stack Copydesk, of those received so far',
    ],
    [cause({ moved: 10, left: 2 })],
    { isCut: true },
  ],
  ['a run that was cut short before it received any', ['nothing was moved'], [], { isCut: true }],
  [
    'messages that failed again',
    ['4 messages moved back, 3 left in the dead-letter queue of split', '3 messages failed again at once'],
    [cause({ moved: 4, again: 3 })],
  ],
])('sums up %s', (_, says, causes, how) => {
  const lines = sum(causes, how);
  expect(lines).toHaveLength(says.length);
  lines.forEach((line, i) => {
    expect(line).toContain(says[i]);
  });
});
