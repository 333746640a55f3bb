import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractArticle } from '../functions/split/extract/extract-article.ts';

/** The articles of a first run. Benchmarks use them unless another folder is given. */
export const SEEDS = join(import.meta.dirname, '..', 'seeds');
/** Excludes a README and the like. */
const ARTICLE = /^(?![A-Z]+\.md$).*\.(?:txt|md|html)$/;

/**
 * Reads the text of each article in a folder, as split extracts it.
 *
 * @throws Error if the folder has no articles
 */
export async function readArticles(folder = SEEDS): Promise<string[]> {
  const names = readdirSync(folder)
    .filter((name) => ARTICLE.test(name))
    .sort();
  if (names.length === 0)
    throw new Error(`There is no .txt, .md or .html file in ${folder}: name another folder with --data`);
  const articles = names.map((name) => extractArticle(readFileSync(join(folder, name))));
  return (await Promise.all(articles)).map(({ text }) => text);
}
