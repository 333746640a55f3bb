import { expect, it } from 'vitest';
import { decideWrite, type Mark, type WriteDecision } from '../../../functions/unbundle/decide-write.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

const mine: Mark = { sequencer: '05', generation: 'g', digest: 'd' };
const by = (overrides: Partial<Mark>) => ({
  etag: 'e',
  mark: { ...mine, generation: 'other', ...overrides },
});

it.each<[string, Parameters<typeof decideWrite>[0], WriteDecision, WriteDecision]>([
  ['nothing', undefined, 'put', 'left'],
  ['what somebody else put', { etag: 'e' }, 'put', 'left'],
  ['what this version put', by({ generation: 'g', digest: 'x' }), 'written', 'written'],
  ['the same content of an older version', by({ sequencer: '04' }), 'unchanged', 'unchanged'],
  ['the same content of a newer version', by({ sequencer: '06' }), 'unchanged', 'unchanged'],
  ['what an older version put', by({ sequencer: '04', digest: 'x' }), 'put', 'put'],
  ['what an earlier look at the same event put', by({ digest: 'x' }), 'put', 'put'],
  ['what a newer version put', by({ sequencer: '06', digest: 'x' }), 'overtaken', 'overtaken'],
])('over %s', (_, standing, first, reread) => {
  expect([decideWrite(standing, mine, false), decideWrite(standing, mine, true)]).toEqual([first, reread]);
});
