import { expect, test } from 'vitest';
import { splitByPayload } from '../../../local/queues/split-by-payload.ts';

const messages = (...bodies: string[]) => bodies.map((Body) => ({ Body }));

test.each([
  ['fit the payload', ['aaa', 'bbb'], [['aaa', 'bbb']]],
  ['exceed the payload together', ['aaa', 'bbb', 'ccc'], [['aaa', 'bbb'], ['ccc']]],
  ['exceed it by themselves', ['a'.repeat(20), 'b'], [['a'.repeat(20)], ['b']]],
  ['exceed it when escaped', ['""', '"""'], [['""'], ['"""']]],
])('messages that %s are split accordingly', (_, bodies, parts) => {
  expect(splitByPayload(messages(...bodies), 10)).toEqual(parts.map((part) => messages(...part)));
});

test('no messages make no batch', () => {
  expect(splitByPayload([])).toEqual([]);
});
