import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldLine, readFacts } from '../read-facts.ts';
import type { Suite } from '../suite.ts';

/**
 * The facts of https://github.com/mozilla/readability's own test pages. Its titles are often those of the window, with the
 * site's name: "titles" counts equal ones, and "titles but for the site" also those that lack only an end behind a
 * separator.
 */
export const readability: Suite = {
  name: 'readability',
  run: async (checkout) => {
    const folder = join(checkout, 'test/test-pages');
    const counts = {
      titles: 0,
      'titles but for the site': 0,
      'titles, of': 0,
      bylines: 0,
      'bylines, of': 0,
      dates: 0,
      'dates, of': 0,
    };
    for (const page of readdirSync(folder).sort()) {
      const expected = JSON.parse(
        readFileSync(join(folder, page, 'expected-metadata.json'), 'utf8'),
      ) as Expected;
      const found = await readFacts(readFileSync(join(folder, page, 'source.html')));
      const title = foldLine(found?.title ?? '');
      if (expected.title) {
        const wanted = foldLine(expected.title);
        counts['titles, of']++;
        if (title === wanted) counts.titles++;
        if (title === wanted || isWithoutSite(title, wanted)) counts['titles but for the site']++;
      }
      if (expected.byline) {
        counts['bylines, of']++;
        if (isSameByline(found?.byline ?? '', expected.byline)) counts.bylines++;
      }
      if (expected.publishedTime) {
        counts['dates, of']++;
        if (isSameDate(found?.publishedAt, expected.publishedTime)) counts.dates++;
      }
    }
    return [{ system: 'ours', figures: counts }];
  },
};

interface Expected {
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly publishedTime?: string | null;
}

function isWithoutSite(title: string, wanted: string): boolean {
  if (title === '') return false;
  const isEnd = wanted.startsWith(title) && /^ ?[|:»·•/\\-] ?\S/u.test(wanted.slice(title.length));
  return isEnd || (wanted.endsWith(title) && /\S ?[|:»·•/\\-] ?$/u.test(wanted.slice(0, -title.length)));
}

/** We leave "By" out. */
function isSameByline(found: string, wanted: string): boolean {
  const fold = (line: string) =>
    foldLine(line)
      .replace(/^(?:by|von|par|por)\s+/i, '')
      .toLowerCase();
  return fold(found) === fold(wanted);
}

/** Dates without a zone are read in the zone of the machine there, and in UTC here: the day is compared. */
function isSameDate(found: string | undefined, wanted: string): boolean {
  const instant = Date.parse(wanted);
  if (!found) return false;
  return Number.isNaN(instant)
    ? wanted.startsWith(found.slice(0, 10))
    : Math.abs(Date.parse(found) - instant) < 86_400_000;
}
