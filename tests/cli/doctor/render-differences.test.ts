import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { renderDifferences } from '../../../cli/doctor/render-differences.ts';
import type { Difference, DifferenceKind } from '../../../core/upkeep/find-differences.ts';

const difference = (kind: DifferenceKind, key: string | undefined): Difference => ({
  kind,
  articleId: 'f00',
  key,
  generation: undefined,
});

it('says of each kind what it means, and names the first of its objects', () => {
  const missing = Array.from({ length: 12 }, (_, i) => difference('MISSING', `${i}.txt`));
  const lines = renderDifferences([difference('GHOSTS', undefined), ...missing]);
  expect(lines.map(stripVTControlCharacters)).toEqual([
    '12 MISSING: the object stands, and there is no article',
    ...missing.slice(0, 10).map(({ key }) => `    ${key}`),
    '    and 2 more',
    '1 GHOSTS: items stand that are of no version in work or shown',
    '    article f00',
  ]);
});

it('says nothing where nothing differs', () => {
  expect(renderDifferences([])).toEqual([]);
});
