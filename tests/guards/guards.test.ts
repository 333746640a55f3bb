import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listConditionClauses } from '../../core/store/conditions.ts';
import { parseSeenBy, removeGuard } from './guard.ts';
import { GUARDS } from './guards.ts';

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');
const filesOf = (seenBy: readonly string[]) => seenBy.map((entry) => parseSeenBy(entry).file);
/** The lines that a test's comments name, broken as comments are. */
const linesNamedIn = (file: string) =>
  [...read(file).matchAll(/seen to fail without:((?:(?!\*\/|\n\n)[\s\S])*)/g)].flatMap(([, text = '']) =>
    [...text.replace(/\s*\n \* /g, ' ').matchAll(/`([^`]*)`/g)].map(([, line = '']) => line),
  );

/** `npm run mutate` shows that each is needed; here only that each still stands where it did. */
describe.each(GUARDS.map((guard) => [guard.name, guard] as const))('%s', (_, guard) => {
  it('stands', () => {
    const source = read(guard.file);
    expect(removeGuard(source, guard)).not.toBe(source);
  });

  it('is named by the tests that need it', () => {
    expect(guard.seenBy).not.toHaveLength(0);
    for (const file of filesOf(guard.seenBy)) expect(read(file)).toMatch(/seen to fail without/);
  });
});

it('no two have the same name', () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});

it.each([...new Set(GUARDS.flatMap(({ seenBy }) => filesOf(seenBy)))])('what %s names is tried', (file) => {
  const tried = GUARDS.filter(({ seenBy }) => filesOf(seenBy).includes(file)).map(({ line }) => line);
  for (const line of linesNamedIn(file))
    expect(
      tried.some((guarding) => guarding.includes(line)),
      line,
    ).toBe(true);
});

it.each(listConditionClauses())('$clause of the condition $condition is tried', ({ condition, clause }) => {
  const start = `${condition}: { clauses: [`;
  const without = GUARDS.filter(({ line }) => line.startsWith(start)).map((guard) => guard.without);
  expect(without.some((mutant) => mutant.startsWith(start) && !mutant.includes(`'${clause}'`))).toBe(true);
});
