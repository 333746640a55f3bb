import type { FoundEntity } from '../found.ts';
import { COUNTRIES } from '../gazetteers/places.ts';

const NAME = "\\p{Lu}[\\p{L}.’'-]{1,20}(?: \\p{Lu}[\\p{L}.’'-]{1,20}){0,3}";
/** A line of results: "Minnesota 5 SEATTLE 2", "Arsenal 2, Everton 1 (halftime 1-0)", "Chicago at Detroit". */
const GAME = new RegExp(
  `^[ \\t]*(${NAME}) (?:(?:\\d{1,3},? )(?=.{1,90} \\d)|(?:at|AT|v|vs\\.?) (?=[^\\n\\d.,]{2,60}$))(${NAME})(?: \\d{1,3}(?: \\([^\\n)]{1,60}\\))?)?\\.?[ \\t]*$`,
  'gmu',
);
/** A line of a table: "NEW YORK 75 57 .568 -". */
const STANDING = new RegExp(
  `^[ \\t]*(?:\\d{1,2}\\. )?(${NAME})(?: (?:\\d{1,3}(?:[.:-]\\d{1,3})?|\\.\\d{3}|-)){4,12}[ \\t]*$`,
  'gmu',
);

/** Finds clubs in lists of results and in tables. There the name of a town means its club; a country stays a country. */
export function findResults(text: string): FoundEntity[] {
  return [...text.matchAll(GAME), ...text.matchAll(STANDING)]
    .flatMap(({ 0: line, 1: home = '', 2: guest = '', index }) => [
      { name: home, begin: index + line.indexOf(home) },
      { name: guest, begin: index + line.lastIndexOf(guest) },
    ])
    .filter(({ name }) => name !== '' && !COUNTRIES.has(name) && !COUNTRIES.has(titled(name)))
    .map(({ name, begin }) => ({
      type: 'ORGANIZATION' as const,
      text: name,
      score: 0.75,
      begin,
      end: begin + name.length,
    }))
    .toSorted((a, b) => a.begin - b.begin);
}

const titled = (name: string) => name.charAt(0) + name.slice(1).toLowerCase();
