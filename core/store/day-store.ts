import { MIN_COUNTED_ARTICLES } from '../digest/count-mentions.ts';
import type { DayDigest } from '../digest/day-digest.ts';
import { conditionOf } from './conditions.ts';
import {
  counterItem,
  type DayHead,
  type DayRevision,
  DIGEST_VERSION,
  type DirectoryName,
  dayNamesItems,
  digestItem,
  directoryItem,
  isInDirectory,
  type ListedName,
  parseDayHead,
  parseDayNames,
  parseDigest,
  parseDirectoryName,
} from './day-items.ts';
import {
  counterKey,
  dayKey,
  dayNamesPrefix,
  dayPartition,
  describeKey,
  digestKey,
  directoryKey,
  directoryPartition,
  type Item,
  type ItemKey,
  keyOf,
  ticketOfKey,
} from './keys.ts';
import type { Table } from './table.ts';
import { onlyIf, updateOf } from './update-expression.ts';

/** The digest of a day as readers see it. */
export interface StoredDigest {
  readonly digest: DayDigest;
  /** When the records were read, in ISO 8601. */
  readonly madeAt: string;
}

/** What the table still holds of earlier digests of a day. */
export interface OlderDigests {
  readonly keys: readonly ItemKey[];
  /** The names that may have a counter of the day. */
  readonly names: readonly ListedName[];
  /** The names that may be in the directory with the day. */
  readonly listed: readonly ListedName[];
}

/** The digests of days: the only code that writes them, and their counters and names. */
export class DayStore {
  readonly #table: Table;

  /** A name in fewer articles of a day has no counter. */
  readonly leastCounted: number;

  constructor(table: Table, leastCounted = MIN_COUNTED_ARTICLES) {
    this.#table = table;
    this.leastCounted = leastCounted;
  }

  async readHead(day: string): Promise<DayHead | undefined> {
    const item = await this.#table.get(dayKey(day));
    return item && parseDayHead(item);
  }

  /**
   * Begins to work on a day.
   *
   * @param seen the head as it was read; undefined where there was none
   * @returns the ticket; undefined where another invocation has begun since the head was read
   */
  async begin(day: string, seen: DayHead | undefined): Promise<number | undefined> {
    const ticket = (seen?.taken ?? 0) + 1;
    const condition = seen ? conditionOf('beginDigest', { taken: seen.taken }) : conditionOf('overNothing');
    const update = onlyIf(condition, updateOf({ taken: ticket, running: ticket }));
    return (await this.#table.update(dayKey(day), update)) ? ticket : undefined;
  }

  /** Records that a message is on its way which has the day made anew after a ticket. */
  async markAwaited(day: string, seen: DayHead, ticket: number): Promise<boolean> {
    const condition = conditionOf('beginDigest', { taken: seen.taken });
    return this.#table.update(dayKey(day), onlyIf(condition, updateOf({ awaited: ticket })));
  }

  /** Puts the digest and the list of its names under the ticket. Nobody sees them yet. */
  async putRevision(revision: DayRevision): Promise<void> {
    await this.#table.putMany([...dayNamesItems(revision), digestItem(revision)]);
  }

  /** Shows a digest to readers. @param madeAt when the records were read, in ISO 8601 */
  async show({ day, ticket, digest }: DayRevision, madeAt: string): Promise<boolean> {
    const { articles } = digest;
    const update = updateOf({ revision: ticket, madeAt, articles, version: DIGEST_VERSION });
    return this.#table.update(dayKey(day), onlyIf(conditionOf('digestInTurn', { running: ticket }), update));
  }

  /** Reads what the table holds of the digests of other tickets, also of those that died. */
  async readOlder(day: string, ticket: number): Promise<OlderDigests> {
    const keys: ItemKey[] = [];
    const names = new Map<number, ListedName[]>();
    const articles = new Map<number, number>();
    for await (const item of this.#table.query(dayPartition(day))) {
      const key = keyOf(item);
      const its = ticketOfKey(key);
      if (its === undefined || its === ticket) continue;
      keys.push(key);
      if (item.names === undefined) articles.set(its, parseDigest(item).articles);
      else names.set(its, [...(names.get(its) ?? []), ...parseDayNames(item)]);
    }
    // Names are put after the whole digest is: without it, there are none.
    const whole = [...names].filter(([its]) => articles.has(its));
    return {
      keys,
      names: whole.flatMap(([, list]) => list),
      listed: whole.flatMap(([its, list]) =>
        list.filter((name) => isInDirectory(name, articles.get(its) ?? 0)),
      ),
    };
  }

  /**
   * Sets the counters and the directory of names to those of a digest, and removes what older digests had and it has not.
   *
   * @param older every digest whose names may be there
   * @param isPut whether all names of the older digests are surely there, so that equal ones need not be put again
   */
  async putNames(
    { day, digest, names, counters }: DayRevision,
    older: OlderDigests,
    isPut: boolean,
  ): Promise<void> {
    const items = counters.map((counter) => counterItem(day, counter));
    const listed = names
      .filter((name) => isInDirectory(name, digest.articles))
      .map((name) => directoryItem(day, name));
    const isKept = new Set([...items, ...listed].map(describeKey));
    // guard: a digest removes the names that the day no longer has
    const gone = keysOfNames(day, older, this.leastCounted).filter((key) => !isKept.has(describeKey(key)));
    const there = isPut ? older.listed.map((name) => directoryItem(day, name)) : [];
    const isThere = new Set(there.map((item) => JSON.stringify(item)));
    await this.#table.putMany([...items, ...listed.filter((item) => !isThere.has(JSON.stringify(item)))]);
    await this.#table.deleteMany(gone);
  }

  async deleteItems(keys: readonly ItemKey[]): Promise<void> {
    await this.#table.deleteMany(keys);
  }

  /** Lets the next invocation begin. Repeating it changes nothing. */
  async end(day: string, ticket: number): Promise<boolean> {
    const update = onlyIf(conditionOf('digestInTurn', { running: ticket }), updateOf({}, ['running']));
    return this.#table.update(dayKey(day), update);
  }

  /** The digest that readers see; undefined where there is none of this version. */
  async readDigest(day: string): Promise<StoredDigest | undefined> {
    return (await this.readDigests([day])).get(day);
  }

  /** The digests of several days, by day. A day without one is left out. */
  async readDigests(days: readonly string[]): Promise<Map<string, StoredDigest>> {
    const shown = await this.#readShown(days);
    const found = new Map<string, StoredDigest>();
    const items = await this.#table.getMany(shown.map(({ day, revision }) => digestKey(day, revision)));
    const bySk = new Map(items.map((item) => [describeKey(item), item]));
    for (const { day, revision, madeAt } of shown) {
      const item = bySk.get(describeKey(digestKey(day, revision)));
      // A digest that was replaced since its head was read is read again.
      const stored = item ? { digest: parseDigest(item), madeAt } : await this.#readAgain(day);
      if (stored) found.set(day, stored);
    }
    return found;
  }

  /** All names of a day whose digest readers see; undefined where it has none of this version. */
  async readNames(day: string): Promise<ListedName[] | undefined> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const [shown] = await this.#readShown([day]);
      if (!shown) return undefined;
      const names: ListedName[] = [];
      for await (const item of this.#table.query(dayPartition(day), dayNamesPrefix(shown.revision)))
        names.push(...parseDayNames(item));
      const [after] = await this.#readShown([day]);
      // guard: the names of a day are read again where another digest took their place
      if (after?.revision === shown.revision) return names;
    }
    throw new Error(`The digest of ${day} was made anew during each of ${MAX_ATTEMPTS} reads; ask again`);
  }

  /** How many articles each day has by the digest that readers see. A day without one is left out. */
  async readSizes(days: readonly string[]): Promise<Map<string, number>> {
    return new Map((await this.#readShown(days)).map(({ day, articles }) => [day, articles]));
  }

  /**
   * Names of the directory: a name, with all its types, or those that begin with a prefix. They are in the order of the names.
   *
   * @param which folded
   * @param month `2026-11`
   * @param limit the most to read
   */
  async readDirectory(
    which: { readonly name: string } | { readonly prefix: string },
    month: string,
    limit: number,
  ): Promise<{ readonly names: readonly DirectoryName[]; readonly isEnd: boolean }> {
    const from = 'name' in which ? `${which.name}#` : which.prefix;
    const partition = directoryPartition(from, month);
    const { items, isEnd } = await this.#table.readRange({ partition, from, to: from + LAST, limit });
    const names = items.map(parseDirectoryName);
    return { names: 'name' in which ? names.filter(({ name }) => name === which.name) : names, isEnd };
  }

  async #readAgain(day: string): Promise<StoredDigest | undefined> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const [shown] = await this.#readShown([day]);
      if (!shown) return undefined;
      const item = await this.#table.get(digestKey(day, shown.revision));
      if (item) return { digest: parseDigest(item), madeAt: shown.madeAt };
    }
    throw new Error(`The digest of ${day} was made anew during each of ${MAX_ATTEMPTS} reads; ask again`);
  }

  async #readShown(days: readonly string[]) {
    const items = await this.#table.getMany(days.map(dayKey));
    const heads = new Map(items.map((item: Item) => [keyOf(item).pk, parseDayHead(item)]));
    return days.flatMap((day) => {
      const { revision, madeAt = '', articles = 0, version } = heads.get(dayPartition(day)) ?? {};
      return revision === undefined || version !== DIGEST_VERSION
        ? []
        : [{ day, revision, madeAt, articles }];
    });
  }
}

const MAX_ATTEMPTS = 5;
/** Greater than every character that may follow a prefix. */
const LAST = '\u{10FFFF}';

/** The keys that the counters and the directory may have of some names of a day, each once. */
function keysOfNames(day: string, { names, listed }: OlderDigests, least: number): ItemKey[] {
  const articles = new Map<string, number>();
  for (const { name, articles: count } of names) articles.set(name, (articles.get(name) ?? 0) + count);
  const keys = [
    // Two types of a name may be in the same articles, so that it has no counter.
    ...[...articles].filter(([, count]) => count >= least).map(([name]) => counterKey(name, day)),
    ...listed.map(({ name, type }) => directoryKey(name, type, day)),
  ];
  return [...new Map(keys.map((key) => [describeKey(key), key])).values()];
}
