import { expect, it } from 'vitest';
import { hasTest } from './has-test.ts';
import { parseSource } from './syntax-tree.ts';

const source = `
  describe('a head', () => {
    it.each([['the second row']])('%s is kept', () => {});
    for (const what of ['another generation']) it(\`is refused over \${what}\`, () => {});
    it('is read', () => {});
  });`;
const has = (text: string) => hasTest(parseSource('example.test.ts', source), source, text);

it.each(['a head', 'is read', 'second row', 'the second row is kept', 'is refused over another generation'])(
  'finds "%s"',
  (text) => {
    expect(has(text)).toBe(true);
  },
);

it.each(['is written', 'a head is read'])('does not find "%s"', (text) => {
  expect(has(text)).toBe(false);
});
