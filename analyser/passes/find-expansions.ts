import type { EntityTypeName, FoundEntity } from '../found.ts';
import { AGREEMENT_WORDS, EVENT_WORDS } from '../gazetteers/organisations.ts';
import { COUNTRIES } from '../gazetteers/places.ts';

/** A full name of at most eight words, then its acronym in brackets. */
const EXPANSION =
  /((?:\p{Lu}[\p{L}’'-]{0,30} (?:(?:of|for|on|and|the|in|to) ){0,2}){1,7}\p{Lu}[\p{L}’'-]{0,30}) \((\p{Lu}{2,8})\)/gu;

/** Finds full names that are followed by their acronym, and the acronyms: "Joint Comprehensive Plan of Action (JCPOA)". */
export function findExpansions(text: string): FoundEntity[] {
  return [...text.matchAll(EXPANSION)].flatMap(({ 0: whole, 1: run = '', 2: acronym = '', index }) => {
    const name = tailWithInitials(run, acronym);
    if (!name) return [];
    const type = typeOf(name);
    const begin = index + run.length - name.length;
    const short = index + whole.length - 1 - acronym.length;
    return [
      { type, text: name, score: 0.8, begin, end: begin + name.length },
      { type, text: acronym, score: 0.8, begin: short, end: short + acronym.length },
    ];
  });
}

/** Returns the last words of a run whose capitals or first letters spell the acronym. */
function tailWithInitials(run: string, acronym: string): string | undefined {
  for (const { index } of run.matchAll(/(?<![\p{L}’'-])\p{Lu}/gu)) {
    const tail = run.slice(index);
    const letters = tail.match(/(?<![\p{L}’'])\p{L}/gu) ?? [];
    const capitals = letters.filter((letter) => letter === letter.toUpperCase());
    if (capitals.join('') === acronym || letters.join('').toUpperCase() === acronym) return tail;
  }
  return undefined;
}

function typeOf(name: string): EntityTypeName {
  if (COUNTRIES.has(name)) return 'LOCATION';
  const words = name.split(' ');
  if (words.some((word) => AGREEMENT_WORDS.has(word))) return 'OTHER';
  return words.some((word) => EVENT_WORDS.has(word)) ? 'EVENT' : 'ORGANIZATION';
}
