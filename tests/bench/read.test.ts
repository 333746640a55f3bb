import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { countSnippets, scoreSnippets } from '../../bench/read/count-snippets.ts';

const BENCH = join(import.meta.dirname, '../../bench/bench.ts');
const SNIPPETS = { with: ['Forty ships', 'came in'], without: ['Subscribe', 'Cookies'] };

it('counts snippets whatever their white space, and finds none in a page that was not read', () => {
  const counts = [
    countSnippets(SNIPPETS, 'Forty\n ships left. Subscribe!'),
    countSnippets(SNIPPETS, undefined),
  ];
  expect(counts).toEqual([
    { truePositives: 1, falsePositives: 1, falseNegatives: 1 },
    { truePositives: 0, falsePositives: 0, falseNegatives: 2 },
  ]);
  expect(scoreSnippets(counts)).toEqual({ precision: 0.5, recall: 0.25, F1: 0.333 });
});

it('npm run bench -- read measures the suites in the folder', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'trafilatura/tests/eval'), { recursive: true });
  const page = { file: 'a.html', with: ['Forty ships came in'], without: ['Subscribe'] };
  writeFileSync(join(folder, 'trafilatura/tests/evaldata.json'), JSON.stringify({ 'https://a.org/': page }));
  writeFileSync(
    join(folder, 'trafilatura/tests/eval/a.html'),
    '<!doctype html><html><body><article><p>Forty ships came in.</p></article></body></html>',
  );
  const { status, stdout } = bench('--suites', folder, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).suites.trafilatura[0]).toEqual({
    system: 'ours',
    figures: { precision: 1, recall: 1, F1: 1 },
  });
});

it('npm run bench -- read says which checkouts are missing', () => {
  const { status, stderr } = bench('--suites', makeFolder());
  expect(status).not.toBe(0);
  expect(stderr).toContain('trafilatura');
});

function bench(...options: string[]) {
  return spawnSync(process.execPath, [BENCH, 'read', ...options], { encoding: 'utf8' });
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
