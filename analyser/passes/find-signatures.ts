import type { FoundEntity } from '../found.ts';

/** "— Ada Example (@ada)": the line under a quoted post. */
const SIGNATURE = /^[ \t]*[—–-]{1,2} ?(\p{Lu}[\p{L}\p{M}.’'-]{0,30}(?: [\p{L}\p{M}.’'-]{1,30}){0,3}) \(@/gmu;

/** Finds the people who signed quoted posts. */
export function findSignatures(text: string): FoundEntity[] {
  return [...text.matchAll(SIGNATURE)].map(({ 0: line, 1: name = '', index }) => {
    const begin = index + line.indexOf(name);
    return { type: 'PERSON', text: name, score: 0.85, begin, end: begin + name.length };
  });
}
