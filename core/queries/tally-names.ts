import type { EntityType } from '../article/analysis.ts';
import type { DirectoryName } from '../store/day-items.ts';
import type { FoundName } from './answers.ts';

/**
 * Sums up names over days: those in the most articles first.
 *
 * An article may have a name with two types, and the counts of a day do not say so. So a day counts with the type that is in
 * the most of its articles. The sum is then never more than the articles that have the name.
 *
 * @param entries of one name, type and day each; an entry that comes again counts once
 */
export function tallyNames(entries: readonly DirectoryName[]): Omit<FoundName, 'alias'>[] {
  return [...Map.groupBy(entries, ({ name }) => name)]
    .map(([name, all]) => {
      const own = [...new Map(all.map((entry) => [`${entry.type}#${entry.day}`, entry])).values()];
      const days = Map.groupBy(own, ({ day }) => day);
      return {
        name,
        canonical: mostFrequent(own, ({ canonical }) => canonical)[0] ?? name,
        types: mostFrequent<EntityType>(own, ({ type }) => type),
        articles: [...days.values()].reduce(
          (sum, ofDay) => sum + Math.max(...ofDay.map(({ articles }) => articles)),
          0,
        ),
        last: [...days.keys()].sort().at(-1) ?? '',
      };
    })
    .sort(
      (a, b) =>
        b.articles - a.articles ||
        (a.last === b.last ? (a.name < b.name ? -1 : 1) : a.last < b.last ? 1 : -1),
    );
}

/** The values of some entries, that of the most articles first. */
function mostFrequent<Value extends string>(
  entries: readonly DirectoryName[],
  toValue: (entry: DirectoryName) => Value,
): Value[] {
  const counts = new Map<Value, number>();
  for (const entry of entries) counts.set(toValue(entry), (counts.get(toValue(entry)) ?? 0) + entry.articles);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}
