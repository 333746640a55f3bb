import { expect, it } from 'vitest';
import { findAgreements } from '../../../analyser/passes/find-agreements.ts';

it.each<[text: string, names: string[]]>([
  ['They signed the Paris Agreement.', ['Paris Agreement']],
  ['The Montreal Protocol holds.', ['Montreal Protocol']],
  ['under the North Atlantic Treaty, and since', ['North Atlantic Treaty']],
  ['The Agreement was kept; an accord was not.', []],
  ['the Paris agreement', []],
])('%s', (text, names) => {
  expect(findAgreements(text).map(({ text: name }) => name)).toEqual(names);
});
