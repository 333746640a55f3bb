import { expect, it } from 'vitest';
import { decideWrite, type Mark, type WriteDecision } from '../../../functions/unbundle/decide-write.ts';

const mine: Mark = { sequencer: '05', generation: 'g', digest: 'd' };
const by = (overrides: Partial<Mark>) => ({
  etag: 'e',
  mark: { ...mine, generation: 'other', ...overrides },
});

it.each<[string, Parameters<typeof decideWrite>[0], WriteDecision, WriteDecision]>([
  ['no object', undefined, 'put', 'left'],
  ['an object that unbundle did not put', { etag: 'e' }, 'put', 'left'],
  ['an object that this version put', by({ generation: 'g', digest: 'x' }), 'written', 'written'],
  ['the same content of an older version', by({ sequencer: '04' }), 'unchanged', 'unchanged'],
  ['the same content of a newer version', by({ sequencer: '06' }), 'unchanged', 'unchanged'],
  ['an object that an older version put', by({ sequencer: '04', digest: 'x' }), 'put', 'put'],
  ['an object that an earlier generation of the same event put', by({ digest: 'x' }), 'put', 'put'],
  ['an object that a newer version put', by({ sequencer: '06', digest: 'x' }), 'overtaken', 'overtaken'],
])('over %s', (_, existing, first, reread) => {
  expect([decideWrite(existing, mine, false), decideWrite(existing, mine, true)]).toEqual([first, reread]);
});
