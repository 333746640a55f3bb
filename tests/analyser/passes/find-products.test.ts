import { expect, it } from 'vitest';
import { findProducts } from '../../../analyser/passes/find-products.ts';
import { tokenise } from '../../../analyser/tokenise.ts';

it.each<[text: string, names: string[]]>([
  ['Two F-16s and a C-130 Hercules landed.', ['F-16s', 'C-130 Hercules']],
  ['The iPhone 16 and the iPad cost more.', ['iPhone 16', 'iPad']],
  ['A Boeing 737 of the airline', ['Boeing 737']],
  ['The Model 3 and the Galaxy S21', ['Model 3', 'Galaxy S21']],
  ['He plays golf in a Golf club, with a focus on the Leaf.', []],
  ['They called 911 in Windows 3000 times', []],
])('%s', (text, names) => {
  const found = findProducts(text, tokenise(text));
  expect(found.map(({ text: name }) => name)).toEqual(names);
  for (const { begin, end, text: name } of found) expect(text.slice(begin, end)).toBe(name);
});
