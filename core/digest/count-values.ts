import type { ValueCount } from './day-digest.ts';

/**
 * Counts values by article and by story.
 *
 * @param pairs the story of an article, and a value that it has; one pair for each article and value
 * @returns the most frequent first
 */
export function countValues(
  pairs: Iterable<readonly [story: string, value: string | undefined]>,
): ValueCount[] {
  const counts = new Map<string, { articles: number; stories: Set<string> }>();
  for (const [story, value] of pairs) {
    if (value === undefined) continue;
    const count = counts.get(value) ?? { articles: 0, stories: new Set<string>() };
    counts.set(value, count);
    count.articles++;
    count.stories.add(story);
  }
  return [...counts]
    .map(([value, { articles, stories }]) => ({ value, articles, stories: stories.size }))
    .sort((a, b) => b.articles - a.articles || (a.value < b.value ? -1 : 1));
}
