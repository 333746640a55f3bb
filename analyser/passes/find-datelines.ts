import type { FoundEntity } from '../found.ts';

/** "LONDON 1996-08-30", "SEOUL, South Korea (AP) — ", "NEW DELHI, March 3 (Reuters) - ": the place where a report was filed. */
const DATELINE =
  /^[ \t]*(\p{Lu}[\p{Lu}’'.-]{1,20}(?: \p{Lu}[\p{Lu}’'.-]{0,20}){0,3})(?=(?:, \p{Lu}[\p{L}.]{1,20}(?: \p{L}{1,20}){0,2})?(?:,? (?:\d{4}-\d\d-\d\d|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\p{L}{0,6}\.? \d{1,2}))?(?: ?\(\p{L}[\p{L}. ]{1,30}\))? ?(?:[—–:-]{1,2} |\n|$))/gmu;
/** A date, an agency in brackets, or a dash before running text; "SOCCER - UNITED WIN" is a heading. */
const PROOF = /^(?:.{0,60}\d{4}-\d\d-\d\d|[^—–:-]{0,60}[\d(]|.{0,40}[—–:-] .{0,30}\p{Ll})/u;

/** Finds the towns of datelines. */
export function findDatelines(text: string): FoundEntity[] {
  return [...text.matchAll(DATELINE)].flatMap(({ 0: line, 1: town = '', index }) => {
    const begin = index + line.length - town.length;
    const end = begin + town.length;
    const behind = text.slice(end, end + 80).split('\n', 1)[0] ?? '';
    return PROOF.test(behind) ? [{ type: 'LOCATION' as const, text: town, score: 0.85, begin, end }] : [];
  });
}
