import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const BENCH = join(import.meta.dirname, '../../bench/bench.ts');

it.each([[[]], [['no-such']], [['toString']], [['bundles', 'twice']]])(
  'npm run bench -- %j says which benchmarks there are',
  (names) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, ...names], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: npm run bench -- <name>.*\nBenchmarks: .*bundles/);
  },
);
