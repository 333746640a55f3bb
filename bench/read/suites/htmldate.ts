import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractArticle } from '../../../functions/split/extract/extract-article.ts';
import type { Suite } from '../suite.ts';

/** The dates of https://github.com/adbar/htmldate's evaluation data. A null date says that the page has none. */
export const htmldate: Suite = {
  name: 'htmldate',
  run: async (checkout) => {
    const tests = join(checkout, 'tests');
    const pages = new Map(
      ['eval_mediacloud_2020.json', 'eval_default.json'].flatMap((file) => listPages(tests, file)),
    );
    const counts = { right: 0, wrong: 0, missing: 0 };
    for (const { file, date } of pages.values()) {
      const found = await readDay(readFileSync(pathOf(tests, file)));
      if (found === date && date) counts.right++;
      else if (found) counts.wrong++;
      else counts.missing++;
    }
    const { right, wrong, missing } = counts;
    // Where no date is found, evaluation.py also counts a page that has none as missing.
    const F1 = Number(((2 * right) / (2 * right + wrong + missing)).toFixed(3));
    return [{ system: 'ours', figures: { F1, ...counts } }];
  },
};

interface Page {
  readonly file: string;
  readonly date: string | null;
}

/** Python writes NaN, which is not JSON. */
function listPages(tests: string, file: string): [url: string, page: Page][] {
  return Object.entries(JSON.parse(readFileSync(join(tests, file), 'utf8').replaceAll(': NaN', ': null')));
}

function pathOf(tests: string, file: string): string {
  const path = ['test_set', 'cache', 'eval'].map((folder) => join(tests, folder, file)).find(existsSync);
  if (!path) throw new Error(`There is no ${file} in ${tests}: check out the whole suite`);
  return path;
}

/** The calendar day, in the time zone that the date was written in. */
async function readDay(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { publishedAt, publishedAtOffset: offset } = await extractArticle(bytes);
    if (!publishedAt) return undefined;
    const ahead = offset ? Date.parse('2000-01-01T00:00Z') - Date.parse(`2000-01-01T00:00${offset}`) : 0;
    return new Date(Date.parse(publishedAt) + ahead).toISOString().slice(0, 10);
  } catch {
    // Pages without text and pages with too much markup are rejected.
    return undefined;
  }
}
