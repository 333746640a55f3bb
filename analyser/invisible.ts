import type { FoundEntity } from './found.ts';

/** Marks within words that no reader sees: soft hyphens, zero-width spaces and joiners, directions. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * Analyses a text without its invisible marks, which would cut names, and returns the spans of the text itself.
 *
 * @param find finds entities in a text without such marks
 */
export function withoutInvisible(text: string, find: (text: string) => FoundEntity[]): FoundEntity[] {
  const marks = [...text.matchAll(INVISIBLE)].map(({ index }) => index);
  if (marks.length === 0) return find(text);
  // How many marks are before the k-th character of the plain text: marks[k] - k grows with k.
  let k = 0;
  const original = (at: number) => {
    while (k < marks.length && (marks[k] as number) - k <= at) k++;
    return at + k;
  };
  return find(text.replace(INVISIBLE, '')).map((entity) => {
    const begin = original(entity.begin);
    const end = original(entity.end - 1) + 1;
    return { ...entity, begin, end, text: text.slice(begin, end) };
  });
}
