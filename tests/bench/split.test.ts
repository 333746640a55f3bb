import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readArticles } from '../../bench/read-articles.ts';
import { makeNewsPage } from '../../bench/split/make-news-page.ts';
import { measureSplitters } from '../../bench/split/measure-splitters.ts';
import { summarise } from '../../bench/split.ts';
import { extractArticle } from '../../functions/split/extract/extract-article.ts';

const BENCH = join(import.meta.dirname, '../../bench/bench.ts');

it('no splitter bills fewer units than ours over the seeds, and ours is near the least possible', async () => {
  const texts = await readArticles();
  const { splitters, leastUnits, within } = summarise(texts, await measureSplitters(texts, 0));
  const [ours, , , sentences] = splitters;
  expect(within).toBe(true);
  expect(ours?.units).toBeGreaterThanOrEqual(leastUnits);
  expect(sentences?.units).toBeGreaterThan(2 * leastUnits);
});

it('extracts only the article of the page that it measures', async () => {
  const paragraphs = [
    'Harbour opens',
    ...Array.from({ length: 9 }, (_, i) => `Ship ${i} came in slowly & left.`),
  ];
  const page = Buffer.from(makeNewsPage(paragraphs, 200_000));
  expect(page.length).toBeGreaterThan(199_000);
  expect(page.length).toBeLessThan(201_000);
  const { title, text } = await extractArticle(page);
  expect(title).toBe('Harbour opens');
  expect(text).toContain(paragraphs.at(-1));
  expect(text).not.toContain('Story 1 of the menu');
});

it('npm run bench -- split says what is missing in a folder without articles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'README.md'), '# Not an article');
  const { status, stderr } = spawnSync(process.execPath, [BENCH, 'split', '--data', folder], {
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('--data');
});
