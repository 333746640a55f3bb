import { expect, it } from 'vitest';
import type { FoundEntity } from '../../../analyser/found.ts';
import { trustLists } from '../../../analyser/passes/trust-lists.ts';

const named = (type: FoundEntity['type'], text: string): FoundEntity => ({
  type,
  text,
  score: 0.3,
  begin: 0,
  end: text.length,
});

it.each<[found: FoundEntity[], type: string, isSure: boolean]>([
  [[named('LOCATION', 'White House')], 'ORGANIZATION', true],
  [[named('PERSON', 'Kenya')], 'LOCATION', true],
  [[named('LOCATION', 'Kenya')], 'LOCATION', true],
  [[named('PERSON', 'Jordan'), named('PERSON', 'Ann Jordan')], 'PERSON', false],
  [[named('PERSON', 'Brandt Ministry')], 'ORGANIZATION', false],
  [[named('ORGANIZATION', 'U.S.')], 'LOCATION', true],
  [[named('ORGANIZATION', 'France')], 'ORGANIZATION', false],
  [[named('PERSON', 'Lisport Courier')], 'ORGANIZATION', false],
  [[named('PERSON', 'Emily Post')], 'PERSON', false],
  [[named('EVENT', 'Elbe Fishing Agreement')], 'OTHER', false],
  [[named('EVENT', 'Elbe Fishing Games')], 'EVENT', false],
  [[named('PERSON', 'Ilse Brandt')], 'PERSON', false],
])('%j: the first is a %s', (found, type, isSure) => {
  const [first] = trustLists(found);
  expect(first?.type).toBe(type);
  expect((first?.score ?? 0) > 0.3).toBe(isSure);
});
