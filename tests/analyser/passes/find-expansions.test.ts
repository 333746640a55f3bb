import { expect, it } from 'vitest';
import { findExpansions } from '../../../analyser/passes/find-expansions.ts';

it.each<[text: string, found: string[]]>([
  ['the Fair Harbour Union (FHU) met', ['ORGANIZATION Fair Harbour Union', 'ORGANIZATION FHU']],
  ['the Joint Plan of Action (JPOA) holds', ['OTHER Joint Plan of Action', 'OTHER JPOA']],
  ['Under the National Harbour Board (NHB)', ['ORGANIZATION National Harbour Board', 'ORGANIZATION NHB']],
  ['the Harbour Day Marathon (HDM)', ['EVENT Harbour Day Marathon', 'EVENT HDM']],
  ['the United Arab Emirates (UAE) met', ['LOCATION United Arab Emirates', 'LOCATION UAE']],
  ['Ann Lee (USA) won', []],
])('%s', (text, names) => {
  const found = findExpansions(text);
  expect(found.map(({ type, text: name }) => `${type} ${name}`)).toEqual(names);
  for (const { begin, end, text: name } of found) expect(text.slice(begin, end)).toBe(name);
});
