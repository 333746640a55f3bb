import type { FoundEntity } from '../found.ts';
import { isLabel } from './find-labels.ts';
import { titled } from './titled.ts';

const BEHIND =
  '(?=(?:, \\p{Lu}[\\p{L}.]{1,20}(?: \\p{L}{1,20}){0,2})?(?:,? (?:\\d{4}-\\d\\d-\\d\\d|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\\p{L}{0,6}\\.? \\d{1,2}))?(?: ?\\(\\p{L}[\\p{L}. ]{1,30}\\))? ?(?:[—–:-]{1,2} |\\n|$))';
/** "LONDON 1996-08-30", "SEOUL, South Korea (AP) — ", "NEW DELHI, March 3 (Reuters) - ": the place where a report was filed. */
const DATELINE = new RegExp(
  `^[ \\t]*(\\p{Lu}[\\p{Lu}’'.-]{1,20}(?: \\p{Lu}[\\p{Lu}’'.-]{0,20}){0,3})${BEHIND}`,
  'gmu',
);
/** "Johannesburg - ", "Bergen (Reuters) — ". */
const MIXED = new RegExp(
  `^[ \\t]*(\\p{Lu}[\\p{Ll}\\p{M}’'.-]{1,20}(?: \\p{Lu}[\\p{Ll}\\p{M}’'.-]{1,20}){0,3})${BEHIND}`,
  'gmu',
);
/** A date, an agency in brackets, or a dash before running text; "SOCCER - UNITED WIN" is a heading. */
const PROOF = /^(?:.{0,60}\d{4}-\d\d-\d\d|[^—–:-]{0,60}[\d(]|.{0,40}[—–:-] .{0,30}\p{Ll})/u;
const DATED = /^(?:.{0,60}\d{4}-\d\d-\d\d|[^—–:-]{0,60}[\d(])/u;
const RUNNING = /^[^—–:]{0,60}(?:[—–]|-(?= )).{0,60}\p{Ll}/u;

/** What the lists say of a name in running text: "New York". */
export interface Gazetteer {
  /** A place of any size. */
  isPlace(name: string): boolean;
  /** A place that news names often. */
  isKnownPlace(name: string): boolean;
  /** A word that texts write with small letters. */
  isWord(word: string): boolean;
}

/** Finds the towns of datelines. */
export function findDatelines(text: string, lists: Gazetteer): FoundEntity[] {
  const find = (pattern: RegExp, isTown: (town: string, behind: string) => boolean) =>
    [...text.matchAll(pattern)].flatMap(({ 0: line, 1: town = '', index }) => {
      const begin = index + line.length - town.length;
      const end = begin + town.length;
      const behind = text.slice(end, end + 120).split('\n', 1)[0] ?? '';
      if (isLabel(town) || !isTown(town, behind)) return [];
      return [{ type: 'LOCATION' as const, text: town, score: 0.85, begin, end }];
    });
  return [
    ...find(DATELINE, (town, behind) => PROOF.test(behind) && isTownInCapitals(town, behind, lists)),
    ...find(MIXED, (town, behind) => RUNNING.test(behind) && lists.isPlace(town)),
  ].sort((a, b) => a.begin - b.begin);
}

/** A word in capitals before a colon names a speaker or a subject, unless it is a well-known place. */
function isTownInCapitals(town: string, behind: string, lists: Gazetteer): boolean {
  if (DATED.test(behind)) return true;
  const name = titled(town);
  if (/^[^—–-]{0,60}:/u.test(behind)) return lists.isKnownPlace(name);
  return lists.isPlace(name) || !name.split(' ').every((word) => lists.isWord(word.toLowerCase()));
}
