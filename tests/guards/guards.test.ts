import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listConditionClauses } from '../../core/store/conditions.ts';
import { type Guard, parseSeenBy, removeGuard } from './guard.ts';
import { GUARDS } from './guards.ts';
import { hasTest } from './has-test.ts';
import { findMarkedNodes } from './marked-node.ts';
import { parseSource, type SyntaxTree } from './syntax-tree.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = [
  'analyser',
  'cli',
  'comprehend',
  'core',
  'functions',
  'infra',
  'local',
  'sentences',
  'tests',
];
const CONDITIONS = 'core/store/conditions.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const trees = new Map<string, SyntaxTree>();
const treeOf = (file: string) => {
  const tree = trees.get(file) ?? parseSource(file, read(file));
  trees.set(file, tree);
  return tree;
};
const idOf = ({ file, name }: Pick<Guard, 'file' | 'name'>) => `${file}: ${name}`;

function listMarkers(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }),
  )
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'))
    .flatMap((file) => {
      const source = read(file);
      return source.includes(' guard: ')
        ? findMarkedNodes(file, source).map(({ name }) => idOf({ file, name }))
        : [];
    });
}

/** `npm run mutate` shows that each guard is needed. Here only its parts are checked. */
describe.each(GUARDS.map((guard) => [guard.name, guard] as const))('%s', (_, guard) => {
  it('leaves a file that parses when it is removed', () => {
    const source = read(guard.file);
    const mutated = removeGuard(source, guard);
    expect(mutated).not.toBe(source);
    parseSource(guard.file, mutated);
  });

  it('names tests that exist', () => {
    expect(guard.seenBy).not.toHaveLength(0);
    for (const entry of guard.seenBy) {
      const { file, test } = parseSeenBy(entry);
      expect(hasTest(treeOf(file), read(file), test), entry).toBe(true);
    }
  });
});

it('each marker has exactly one guard, and each guard one marker', () => {
  expect(listMarkers().sort()).toEqual(GUARDS.map(idOf).sort());
});

it('a name belongs to one guard', () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});

it.each(listConditionClauses())('$clause of the condition $condition is guarded', ({ condition, clause }) => {
  const source = read(CONDITIONS);
  const start = source.indexOf(`'${clause}'`, source.indexOf(`\n  ${condition}: {`));
  const marked = findMarkedNodes(CONDITIONS, source).find((node) => node.start === start);
  expect(GUARDS).toContainEqual(expect.objectContaining({ name: marked?.name, without: '' }));
});
