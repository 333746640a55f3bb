import { genderOfGivenName } from './gender-of.ts';
import type { NamedMention } from './named-mention.ts';

/** "Nils and" before "Petra Lind". A surname before the given name makes it another person's: "Ada Nils and". */
const PARTNER =
  /(?<!\p{Lu}[\p{L}\p{M}.’'-]{0,30}\s)(?<![\p{L}\p{M}’'-])(\p{Lu}[\p{L}\p{M}’'-]{2,30})\s(?:and|&)\s$/u;

/** Returns the full names that the article splits: of "Nils and Petra Lind" that is "Nils Lind". */
export function findSpouses(people: readonly NamedMention[]): string[] {
  const surnames = new Set(
    people.flatMap(({ text }) => (text.includes(' ') ? [text.slice(text.lastIndexOf(' ') + 1)] : [])),
  );
  return people.flatMap(({ text, before = '' }) => {
    const given = PARTNER.exec(before)?.[1];
    if (!given || !text.includes(' ') || !genderOfGivenName(given) || surnames.has(given)) return [];
    return [given + text.slice(text.indexOf(' '))];
  });
}
