import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldLine, readFacts } from '../read-facts.ts';
import type { SuiteRow } from '../suite.ts';

/** A page of the suite, with the facts that people named. */
export interface StatedPage {
  readonly file: string;
  readonly title?: string | null;
  readonly author?: string | readonly string[] | null;
}

/** Counts the titles and authors that are read as people named them. Authors are compared in any order and case. */
export async function countFacts(pages: readonly StatedPage[], tests: string): Promise<SuiteRow> {
  const figures = { titles: 0, 'titles, of': 0, authors: 0, 'authors, of': 0 };
  for (const { file, title, author } of pages) {
    const path = ['cache', 'eval'].map((folder) => join(tests, folder, file)).find(existsSync);
    const authors = [author ?? []].flat().filter((name) => name !== '');
    if (!path || (!title && authors.length === 0)) continue;
    const found = await readFacts(readFileSync(path));
    if (title) {
      figures['titles, of']++;
      if (foldLine(found?.title ?? '') === foldLine(title)) figures.titles++;
    }
    if (authors.length > 0) {
      figures['authors, of']++;
      if (foldNames(found?.byline ?? '') === foldNames(authors.join('; '))) figures.authors++;
    }
  }
  return { system: 'ours, titles and authors', figures };
}

const foldNames = (line: string) =>
  foldLine(line)
    .toLowerCase()
    .split(/\s*[;,]\s*|\s+(?:and|und|&)\s+/)
    .sort()
    .join('; ');
