import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './read-pages.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PROPERTIES = [...read('infra/article-pipeline-props.ts').matchAll(/^ {2}readonly (\w+)\?:/gm)].map(
  ([, name]) => name,
);

it.each(['docs/deploying.md', 'infra/README.md'])('%s describes every property of the construct', (page) => {
  const table = read(page).match(/^\| property \|.*\n(?:\|.*\n)+/m)?.[0] ?? '';
  const described = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual(PROPERTIES.toSorted());
});
