import type { FoundEntity } from '../found.ts';

/** Verbs and nouns that precede the title of a work. */
const WORK =
  '(?:novel|book|film|movie|song|album|play|series|memoir|poem|painting|opera|documentary|essay|show|single|musical)';

/** Finds titles of works: a quoted run of capitals that the text calls a book, film, song … */
export function findTitles(text: string): FoundEntity[] {
  const pattern = new RegExp(
    `\\b${WORK},? (?:called |titled |entitled )?["“‘']((?:\\p{Lu}|\\p{N})[^"”’\\n]{1,80}?)[,.]?["”’]`,
    'gu',
  );
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: title, index }) => {
    if (!title) return [];
    const begin = index + whole.indexOf(title);
    return [{ type: 'TITLE' as const, text: title, score: 0.85, begin, end: begin + title.length }];
  });
}
