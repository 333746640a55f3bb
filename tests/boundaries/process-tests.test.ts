import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '..');
const SUFFIX = '.process.test.ts';

/** What changes the process that a test runs in, for the tests after it. */
const CHANGES = [
  /\bvi\.(?!fn\b|waitFor\b)\w/,
  /\bmockClient\(/,
  /\bprocess\.(?:env\.\w+|argv|exitCode) \??=[^=]|\bdelete process\.env\b|\bprocess\.chdir\(/,
  // The local run replaces parts of its emulators.
  /from '[^']*\/(?:start-host|start-pipeline|measured-pipeline|bench\/unbundle)\.ts'/,
  /from '[^']*\/local\/(?:patches|emulators)\//,
];
const RELATIVE_IMPORT = /from '(\.[^']+\.ts)'/g;

/** @returns the part of a test, or of a helper that it imports, that changes the process; undefined if none does */
function findChange(path: string): string | undefined {
  const source = readFileSync(path, 'utf8');
  const [change] = CHANGES.flatMap((pattern) => source.match(pattern) ?? []);
  if (change) return change;
  return [...source.matchAll(RELATIVE_IMPORT)]
    .map(([, helper = '']) => join(dirname(path), helper))
    .filter((helper) => helper.startsWith(FOLDER) && existsSync(helper))
    .map(findChange)
    .find((found) => found !== undefined);
}

const tests = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.test.ts'),
);

test(`a test that changes its process is named ${SUFFIX}, so that it runs in one of its own`, () => {
  const offences = tests
    .filter((path) => !path.endsWith(SUFFIX))
    .flatMap((path) => {
      const change = findChange(join(FOLDER, path));
      return change ? [`rename tests/${path} to …${SUFFIX}: it, or a helper of it, has "${change}"`] : [];
    });
  expect(offences).toEqual([]);
});

test('no other test is named so, because a process of its own takes time', () => {
  expect(
    tests.filter((path) => path.endsWith(SUFFIX) && findChange(join(FOLDER, path)) === undefined),
  ).toEqual([]);
});
