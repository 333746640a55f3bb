import { type DirectoryName, isInDirectory } from '../store/day-items.ts';
import type { DayStore } from '../store/day-store.ts';

/** Some names of the last weeks. */
export interface NamesRead {
  readonly names: readonly DirectoryName[];
  /** Whether every name that was asked for is among them. */
  readonly isComplete: boolean;
}

/** Entries of a month that are read: about 0.1 KB each, so that they are a request of at most 1 MB. */
const MAX_ENTRIES = 4_000;
/** Names whose aliases begin as typed take a read for each month. */
const MAX_ALIASES = 5;

/**
 * Reads the names that the digests of some days list. A name is read if it begins with the prefix, or if one of its aliases does.
 *
 * Where more begin so than are read, the most frequent names of each day are added: they must not be missing because they
 * come late in the alphabet.
 *
 * @param prefix folded
 * @param days at least one
 * @param aliased the folded names that have an alias with the prefix, the most likely first
 * @returns undefined where none of the days has a digest
 */
export async function readDirectory(
  store: DayStore,
  prefix: string,
  days: readonly string[],
  aliased: readonly string[],
): Promise<NamesRead | undefined> {
  const sizes = await store.readSizes(days);
  if (sizes.size === 0) return undefined;
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const looked = aliased.slice(0, MAX_ALIASES);
  const read = await Promise.all(
    months.flatMap((month) => [
      store.readDirectory({ prefix }, month, MAX_ENTRIES),
      ...looked.map((name) => store.readDirectory({ name }, month, MAX_ENTRIES)),
    ]),
  );
  const isWhole = read.every(({ isEnd }) => isEnd) && looked.length === aliased.length;
  const wanted = new Set(aliased);
  const frequent = isWhole ? [] : await readFrequent(store, days);
  const names = [...read.flatMap((part) => part.names), ...frequent].filter(
    ({ name, day }) => days.includes(day) && (name.startsWith(prefix) || wanted.has(name)),
  );
  const isListed = [...sizes.values()].every((articles) => isInDirectory({ articles: 1 }, articles));
  return { names, isComplete: isWhole && isListed };
}

/** The most frequent names of each day. */
async function readFrequent(store: DayStore, days: readonly string[]): Promise<DirectoryName[]> {
  return [...(await store.readDigests(days))].flatMap(([day, { digest }]) =>
    digest.names.map(({ name, type, canonical, articles }) => ({ name, type, canonical, day, articles })),
  );
}
