import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractArticle } from '../functions/split/extract/extract-article.ts';

/** The articles that a first run drops: what benchmarks measure on where no other folder is named. */
export const SEEDS = join(import.meta.dirname, '..', 'seeds');
/** Not a README or the like. */
const ARTICLE = /^(?![A-Z]+\.md$).*\.(?:txt|md|html)$/;

/**
 * The text of each article in a folder, as split extracts it.
 *
 * @throws Error for a folder without articles
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
