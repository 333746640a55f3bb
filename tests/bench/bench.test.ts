import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const BENCH = join(import.meta.dirname, '../../bench/bench.ts');

it.each([[[]], [['split', '--fast']], [['no-such']], [['toString']], [['bundles', 'twice']]])(
  'npm run bench -- %j lists the benchmarks',
  (names) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, ...names], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: npm run bench -- <name>.*\nBenchmarks: .*bundles/m);
    expect(stderr).not.toContain('    at ');
  },
);

it('npm run bench -- split --help prints the usage', () => {
  const { status, stdout } = spawnSync(process.execPath, [BENCH, 'split', '--help'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run bench -- <name>/)]);
});
