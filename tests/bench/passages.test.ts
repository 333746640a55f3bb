import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const BENCH = join(import.meta.dirname, '../../bench/bench.ts');

const bench = (...names: string[]) =>
  spawnSync(process.execPath, [BENCH, 'passages', ...names], { encoding: 'utf8' });

it('npm run bench -- passages keeps near the least units over the seeds', () => {
  const { status, stdout } = bench('--json');
  const { ours, perSentence, leastUnits, within } = JSON.parse(stdout);
  expect({ status, within }).toEqual({ status: 0, within: true });
  expect(ours.units).toBeGreaterThanOrEqual(leastUnits);
  expect(ours.units).toBeLessThan(perSentence.units);
});

it('npm run bench -- passages says what is missing in a folder without articles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'README.md'), '# Not an article');
  const { status, stderr } = bench('--data', folder);
  expect(status).not.toBe(0);
  expect(stderr).toContain('--data');
});
