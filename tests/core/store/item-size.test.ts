import { expect, it } from 'vitest';
import { itemSize } from '../../../core/store/item-size.ts';

it.each([
  ['a string, in UTF-8', { a: 'é😀' }, 7],
  ['a whole number', { a: 12_345 }, 5],
  ['a fraction', { a: 0.9999 }, 4],
  ['a negative number', { a: -1 }, 4],
  ['a round number', { a: 1_000 }, 3],
  ['bytes', { a: new Uint8Array(10) }, 11],
  ['a boolean', { a: true }, 2],
  ['an absent attribute', { a: undefined }, 0],
  ['a list', { a: ['b', 'c'] }, 8],
  ['a map', { a: { b: 'c' } }, 7],
  ['a set of numbers', { a: new Set([1, 2]) }, 5],
])('counts %s', (_, item, bytes) => {
  expect(itemSize(item)).toBe(bytes);
});
