import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeDayFiles } from '../../../../cli/commands/export/write-day-files.ts';
import { aCard, anEntity } from '../../../support/articles.ts';

const day = '2026-11-30';
const article = { card: aCard({ publishedAt: `${day}T09:00:00.000Z` }), story: 'a', entities: [anEntity()] };

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('writes a file for each table under the name of its day, and nothing else', async () => {
  const folder = makeFolder();
  await writeDayFiles(folder, day, [article]);
  expect(
    readdirSync(folder, { recursive: true })
      .filter((path) => String(path).includes('.'))
      .sort(),
  ).toEqual([
    `articles/day=${day}/articles.parquet`,
    `entities/day=${day}/entities.parquet`,
    `mentions/day=${day}/mentions.parquet`,
  ]);
  expect(
    (await readFile(join(folder, `articles/day=${day}/articles.parquet`))).subarray(0, 4).toString(),
  ).toBe('PAR1');
});

it('a day that has no article any more loses its files', async () => {
  const folder = makeFolder();
  await writeDayFiles(folder, day, [article]);
  await writeDayFiles(folder, day, []);
  expect(existsSync(join(folder, `articles/day=${day}`))).toBe(false);
});
