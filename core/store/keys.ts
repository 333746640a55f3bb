/** An item as it is stored: nothing is known of it but that it has a key. */
export type Item = Readonly<Record<string, unknown>>;

/** A primary key of the table. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The first parts of partition keys. */
const ARTICLE = 'A#';
const BUNDLE = 'B#';
export const CARDS = 'P#';
export const ROWS = 'E#';
const CACHE = 'C#';
const QUOTA = 'QUOTA#';
const ALIASES = 'ALIASES';
const DAY = 'DAY#';
const COUNTERS = 'T#';
const DIRECTORY = 'NAMES#';
/** What the partition keys of all items begin with that digest writes, and nothing else. */
export const DIGEST_KEYS: readonly string[] = [DAY, COUNTERS, DIRECTORY];

/** The sort keys of the items that a partition holds one of, and the first parts of those that it holds many of. */
const HEAD = 'HEAD';
const PASSAGE = 'PASSAGE#';
const GUIDE = 'NAMES#';
const BUNDLE_RECORD = 'BUNDLE';
const SLICE = 'SLICE#';
const RESULT = 'RESULT';
const DIGEST = 'DIGEST#';
const DAY_NAMES = 'NAMES#';
/** The kinds of items that belong to one generation of an article: a sweep deletes them with it. */
const DERIVED: readonly string[] = [PASSAGE, GUIDE];

/** @throws Error for an item without a key: the read that returned it left the key's attributes out */
export function keyOf(item: Item | ItemKey): ItemKey {
  const { pk, sk } = item;
  if (typeof pk === 'string' && typeof sk === 'string') return { pk, sk };
  throw new Error(`The item ${describeKey(item)} has no key. Read ${KEY_ATTRIBUTES.join(' and ')} with it`);
}

/** For people. */
export const describeKey = ({ pk, sk }: Item | ItemKey): string => `${pk} / ${sk}`;

/** The attributes of a key. */
export const KEY_ATTRIBUTES = ['pk', 'sk'] as const satisfies readonly (keyof ItemKey)[];

/** One article: its head, its passages and its guides. */
export const articlePartition = (articleId: string) => `${ARTICLE}${articleId}`;

/** The article that a key belongs to; undefined for a key of something else. */
export const articleIdOfKey = ({ pk }: ItemKey): string | undefined =>
  pk.startsWith(ARTICLE) ? pk.slice(ARTICLE.length) : undefined;

export const headKey = (articleId: string): ItemKey => ({ pk: articlePartition(articleId), sk: HEAD });

export const passageKey = (articleId: string, generation: string, index: number): ItemKey => ({
  pk: articlePartition(articleId),
  sk: `${passagePrefix(generation)}${String(index).padStart(5, '0')}`,
});

/** The first part of the sort keys of a generation's passages: a reader of that generation queries it. */
export const passagePrefix = (generation: string) => `${PASSAGE}${generation}#`;

export const isPassageKey = ({ sk }: ItemKey): boolean => sk.startsWith(PASSAGE);

/** The generation that a derived item belongs to; undefined for the head, which belongs to all. */
export function generationOfKey(sk: string): string | undefined {
  const [kind, generation] = sk.split('#', 2);
  return DERIVED.includes(`${kind}#`) ? generation : undefined;
}

/** One chunk of a guide: the list of a generation's names, which says where its card and rows are. */
export const guideKey = (articleId: string, generation: string, chunk: number): ItemKey => ({
  pk: articlePartition(articleId),
  sk: `${guidePrefix(generation)}${String(chunk).padStart(4, '0')}`,
});
export const guidePrefix = (generation: string) => `${GUIDE}${generation}#`;

export const isGuideKey = ({ sk }: ItemKey): boolean => sk.startsWith(GUIDE);

/**
 * Articles of one day are spread over this many partitions, since a partition takes 1,000 write units a second. It is
 * fixed: with another number, articles of before would not be found.
 */
export const SHARDS = 8;

/** The shard of an article among those of a day: its id's first two hexadecimal digits, modulo the number of shards. */
export const shardOf = (articleId: string): number =>
  (Number.parseInt(articleId.slice(0, 2), 16) || 0) % SHARDS;

/** What is at the beginning of the sort keys of an article's card and rows, and what they are parsed into. */
export interface PublishedKey {
  /** ISO 8601 in UTC: cards and rows are sorted by it. */
  readonly publishedAt: string;
  readonly articleId: string;
  readonly generation: string;
}

const publishedSortKey = ({ publishedAt, articleId, generation }: PublishedKey) =>
  `${publishedAt}#${articleId}#${generation}`;

/** The cards of the articles of one shard that were published on a day: `2026-11-24`, UTC. */
export const cardPartition = (day: string, shard: number) => `${CARDS}${day}#${shard}`;

/** The card of a generation: what listings by date of publication show of its article. */
export const cardKey = (card: PublishedKey): ItemKey => ({
  pk: cardPartition(dayOf(card.publishedAt), shardOf(card.articleId)),
  sk: publishedSortKey(card),
});

/** The rows of a name, in the order of publication. @param name folded */
export const rowPartition = (name: string) => `${ROWS}${name}`;

/** The row of a name in a generation of an article. @param name folded */
export const rowKey = (row: PublishedKey & { readonly name: string; readonly type: string }): ItemKey => ({
  pk: rowPartition(row.name),
  sk: `${publishedSortKey(row)}#${row.type}`,
});

export const isCardKey = ({ pk }: ItemKey): boolean => pk.startsWith(CARDS);
export const isRowKey = ({ pk }: ItemKey): boolean => pk.startsWith(ROWS);

/** The folded name that a row's key was made of. */
export const nameOfRowKey = ({ pk }: ItemKey): string => pk.slice(ROWS.length);

/**
 * What the sort key of a card or a row was made of.
 *
 * @returns `type` for a row alone; undefined for a key of something else
 */
export function parsePublishedKey(key: ItemKey): (PublishedKey & { readonly type?: string }) | undefined {
  if (!isCardKey(key) && !isRowKey(key)) return undefined;
  const [publishedAt, articleId, generation, type] = key.sk.split('#');
  if (!publishedAt || !articleId || !generation) return undefined;
  return { publishedAt, articleId, generation, ...(type && { type }) };
}

export const cacheKey = (digest: string): ItemKey => ({ pk: `${CACHE}${digest}`, sk: RESULT });
/** The digest that a cache key was made of. */
export const digestOfCacheKey = ({ pk }: ItemKey): string => pk.slice(CACHE.length);

/** @param period the time that the quota is for: a second since the epoch, or a day */
export const quotaKey = (name: string, period: string): ItemKey => ({ pk: `${QUOTA}${name}`, sk: period });

/** An owner's alias file, by its digest. */
export const aliasesKey = (digest: string): ItemKey => ({ pk: ALIASES, sk: digest });

/** The record of one bundle: the one item that says how far it was read. */
export const bundleKey = (bundleId: string): ItemKey => ({ pk: `${BUNDLE}${bundleId}`, sk: BUNDLE_RECORD });

/** One slice of a bundle, by the position at which it begins. */
export const sliceKey = (bundleId: string, generation: string, position: number): ItemKey => ({
  pk: bundleKey(bundleId).pk,
  sk: `${slicePrefix(generation)}${String(position).padStart(12, '0')}`,
});
export const slicePrefix = (generation: string) => `${SLICE}${generation}#`;

/** `2026-11-24` of an instant in ISO 8601, UTC. */
const dayOf = (instant: string): string => instant.slice(0, 10);

/** The index key of a head: its row among the articles received on its day. Rejected objects are no articles: they have rows of their own. */
export const receivedIndexKey = (receivedAt: string, articleId: string, rejected = false) => ({
  gsi1pk: receivedPartition(dayOf(receivedAt), shardOf(articleId), rejected),
  gsi1sk: `${receivedAt}#${articleId}`,
});

/** One shard of the index's rows of the articles, or of the rejected objects, that were received on a day. */
export const receivedPartition = (day: string, shard: number, rejected = false) =>
  `${rejected ? 'REJECTED' : 'R'}#${day}#${shard}`;

/** The index key of a bundle: its row among those received on its day. */
export const bundleIndexKey = (receivedAt: string, bundleId: string) => ({
  gsi1pk: `BUNDLES#${receivedAt.slice(0, 10)}`,
  gsi1sk: `${receivedAt}#${bundleId}`,
});

/** The one item that says which digest of a day readers see, and who is at work on it. @param day `2026-11-30`, UTC */
export const dayKey = (day: string): ItemKey => ({ pk: dayPartition(day), sk: HEAD });
export const dayPartition = (day: string) => `${DAY}${day}`;

/** A digest of a day, of the invocation that has the ticket. */
export const digestKey = (day: string, ticket: number): ItemKey => ({
  pk: dayPartition(day),
  sk: `${DIGEST}${padTicket(ticket)}`,
});

/** A chunk of the list of all names of a day, of the invocation that has the ticket. */
export const dayNamesKey = (day: string, ticket: number, chunk: number): ItemKey => ({
  pk: dayPartition(day),
  sk: `${dayNamesPrefix(ticket)}${String(chunk).padStart(4, '0')}`,
});
export const dayNamesPrefix = (ticket: number) => `${DAY_NAMES}${padTicket(ticket)}#`;

/** The ticket that an item of a day belongs to; undefined for the day's head. */
export function ticketOfKey({ sk }: ItemKey): number | undefined {
  const [kind, ticket] = sk.split('#', 2);
  return `${kind}#` === DIGEST || `${kind}#` === DAY_NAMES ? Number(ticket) : undefined;
}
const padTicket = (ticket: number) => String(ticket).padStart(10, '0');

/** What was published about a frequent name on a day. @param name folded */
export const counterKey = (name: string, day: string): ItemKey => ({ pk: counterPartition(name), sk: day });
export const counterPartition = (name: string) => `${COUNTERS}${name}`;

/** A name on a day, in the directory of names as one types. @param name folded */
export const directoryKey = (name: string, type: string, day: string): ItemKey => ({
  pk: directoryPartition(name, day.slice(0, 7)),
  sk: `${name}#${type}#${day}`,
});

/** The names that begin with one character, in a month: `2026-11`. @param name or its beginning, folded */
export const directoryPartition = (name: string, month: string) =>
  `${DIRECTORY}${String.fromCodePoint(name.codePointAt(0) ?? 0)}#${month}`;

/** What the key of a name in the directory was made of. */
export function parseDirectoryKey({ sk }: ItemKey) {
  const [day = '', type = '', ...name] = sk.split('#').toReversed();
  return { name: name.toReversed().join('#'), type, day };
}
