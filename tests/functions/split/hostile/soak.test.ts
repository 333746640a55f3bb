import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SPLIT_ALONE } from './corpus.ts';

const soak = (only: string) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'soak.ts'), '--only', only], { encoding: 'utf8' });

it.each(SPLIT_ALONE)('the soak measures at most 10 s and 400 MB for %s', (name) => {
  const { status, stdout } = soak(name);
  expect(stdout).toMatch(new RegExp(`\\d +\\d+  \\w+ +${name}\n`));
  expect({ status, end: stdout.trim().split('\n').at(-1) }).toEqual({ status: 0, end: 'All fine.' });
});
