import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const recipe = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8');
const examples = readdirSync(new URL('.', import.meta.url)).filter((file) => file !== 'examples.test.ts');

it.each(examples)('docs/testing.md shows %s as it runs', (file) => {
  const example = readFileSync(new URL(file, import.meta.url), 'utf8').trim();
  expect(recipe).toContain(example);
});
