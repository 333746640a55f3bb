import type { EntityType } from '../article/analysis.ts';
import type { CardName } from '../store/article-card.ts';
import type { NameCount } from './answers.ts';

/** What to leave out of the counts. */
export interface CountOptions {
  readonly limit: number;
  /** Folded names that are not counted. */
  readonly except?: readonly string[];
  /** Only names of this type. */
  readonly type?: EntityType | undefined;
}

interface Tally {
  articles: number;
  mentions: number;
  readonly types: Map<EntityType, number>;
  /** How often each canonical form occurs. */
  readonly forms: Map<string, number>;
}

/**
 * Counts in how many articles each name occurs. A name with several types in one article counts once in it.
 *
 * @param articles the names of each article
 * @returns the names by the number of articles, then of mentions, the highest first, then by name
 */
export function countNames(
  articles: readonly (readonly CardName[])[],
  { limit, except = [], type }: CountOptions,
): NameCount[] {
  const tallies = new Map<string, Tally>();
  for (const names of articles) {
    const counted = new Set<string>();
    for (const [name, canonical, itsType, count] of names) {
      if (except.includes(name) || (type !== undefined && itsType !== type)) continue;
      const tally = tallies.get(name) ?? { articles: 0, mentions: 0, types: new Map(), forms: new Map() };
      tallies.set(name, tally);
      if (!counted.has(name)) tally.articles++;
      counted.add(name);
      tally.mentions += count;
      tally.types.set(itsType, (tally.types.get(itsType) ?? 0) + count);
      tally.forms.set(canonical, (tally.forms.get(canonical) ?? 0) + count);
    }
  }
  return [...tallies]
    .map(([name, tally]) => ({
      name,
      canonical: byFrequency(tally.forms)[0] ?? name,
      types: byFrequency(tally.types),
      articles: tally.articles,
      mentions: tally.mentions,
    }))
    .sort((a, b) => b.articles - a.articles || b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

const byFrequency = <Key extends string>(counts: ReadonlyMap<Key, number>): Key[] =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key]) => key);
