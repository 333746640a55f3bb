import { expect, it } from 'vitest';
import { wrapParts } from '../../../cli/output/wrap-parts.ts';

it.each<[width: number, lines: string[]]>([
  [Number.POSITIVE_INFINITY, ['one · two · three']],
  [16, ['one · two', 'three']],
  [17, ['one · two · three']],
  [1, ['one', 'two', 'three']],
])('puts as many parts into a line as fit into %d columns', (width, lines) => {
  expect(wrapParts(['one', 'two', 'three'], ' · ', width)).toEqual(lines);
});

it('keeps the spaces before the first word', () => {
  expect(wrapParts('  one two'.split(' '), ' ', 6)).toEqual(['  one', 'two']);
});
