import { expect, test } from 'vitest';
import { splitByPayload } from '../../../local/queues/split-by-payload.ts';

const messages = (...bodies: string[]) => bodies.map((Body) => ({ Body }));

test.each([
  ['fit together', ['aaa', 'bbb'], [['aaa', 'bbb']]],
  ['do not fit together', ['aaa', 'bbb', 'ccc'], [['aaa', 'bbb'], ['ccc']]],
  ['are too long by themselves', ['a'.repeat(20), 'b'], [['a'.repeat(20)], ['b']]],
  ['grow when they are escaped', ['""', '"""'], [['""'], ['"""']]],
])('messages that %s', (_, bodies, parts) => {
  expect(splitByPayload(messages(...bodies), 10)).toEqual(parts.map((part) => messages(...part)));
});

test('no messages are no batch', () => {
  expect(splitByPayload([])).toEqual([]);
});
