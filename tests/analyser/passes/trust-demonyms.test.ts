import { expect, it } from 'vitest';
import type { EntityTypeName, FoundEntity } from '../../../analyser/found.ts';
import { findDemonyms, trustDemonyms } from '../../../analyser/passes/find-demonyms.ts';
import { tokenise } from '../../../analyser/tokenise.ts';

it.each<[text: string, name: string, type: EntityTypeName, expected: string[]]>([
  ['The South Korean Navy left.', 'Korean Navy', 'ORGANIZATION', ['ORGANIZATION South Korean Navy']],
  ['The South Korean Navy left.', 'South Korean Navy', 'ORGANIZATION', ['ORGANIZATION South Korean Navy']],
  ['A Costa Rican left.', 'Rican', 'PERSON', ['OTHER Costa Rican']],
  ['A Kosovar left.', 'Kosovar', 'LOCATION', ['OTHER Kosovar']],
  ['The Welsh left.', 'Welsh', 'LOCATION', ['OTHER Welsh']],
  ['North Korea left.', 'North Korea', 'LOCATION', ['LOCATION North Korea']],
])('%s with a %s that is a %s', (text, name, type, expected) => {
  const begin = text.indexOf(name);
  const found: FoundEntity[] = [{ type, text: name, score: 0.9, begin, end: begin + name.length }];
  const trusted = trustDemonyms(found, findDemonyms(text, tokenise(text)));
  expect(trusted.map((entity) => `${entity.type} ${entity.text}`)).toEqual(expected);
  for (const entity of trusted) expect(text.slice(entity.begin, entity.end)).toBe(entity.text);
});
