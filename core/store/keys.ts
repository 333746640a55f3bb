import { foldName } from '../article/names/fold-name.ts';

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
const CACHE = 'C#';
const QUOTA = 'QUOTA#';

/** The sort keys of the items that a partition holds one of, and the first parts of those that it holds many of. */
const HEAD = 'HEAD';
const PASSAGE = 'PASSAGE#';
const ENTITY = 'ENTITY#';
const BUNDLE_RECORD = 'BUNDLE';
const SLICE = 'SLICE#';
const RESULT = 'RESULT';
/** The kinds of items that belong to one generation of an article: a sweep deletes them with it. */
const DERIVED: readonly string[] = [PASSAGE, ENTITY];

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

/** One article: its head, its passages and its entities. */
export const articlePartition = (articleId: string) => `${ARTICLE}${articleId}`;

/** The article that a key belongs to; undefined for a key of something else. */
export const articleIdOfKey = ({ pk }: ItemKey): string | undefined =>
  pk.startsWith(ARTICLE) ? pk.slice(ARTICLE.length) : undefined;

export const headKey = (articleId: string): ItemKey => ({ pk: articlePartition(articleId), sk: HEAD });

export const passageKey = (articleId: string, generation: string, index: number): ItemKey => ({
  pk: articlePartition(articleId),
  sk: `${passagePrefix(generation)}${String(index).padStart(5, '0')}`,
});

export const entityKey = (articleId: string, generation: string, type: string, name: string): ItemKey => ({
  pk: articlePartition(articleId),
  sk: `${entityPrefix(generation)}${type}#${foldName(name)}`,
});

/** The first part of the sort keys of a generation's items, by kind: a reader of that generation queries it. */
export const passagePrefix = (generation: string) => `${PASSAGE}${generation}#`;
export const entityPrefix = (generation: string) => `${ENTITY}${generation}#`;

export const isPassageKey = ({ sk }: ItemKey): boolean => sk.startsWith(PASSAGE);

/** The generation that a derived item belongs to; undefined for the head, which belongs to all. */
export function generationOfKey(sk: string): string | undefined {
  const [kind, generation] = sk.split('#', 2);
  return DERIVED.includes(`${kind}#`) ? generation : undefined;
}

export const cacheKey = (digest: string): ItemKey => ({ pk: `${CACHE}${digest}`, sk: RESULT });
/** The digest that a cache key was made of. */
export const digestOfCacheKey = ({ pk }: ItemKey): string => pk.slice(CACHE.length);

/** @param period the time that the quota is for: a second since the epoch, or a day */
export const quotaKey = (name: string, period: string): ItemKey => ({ pk: `${QUOTA}${name}`, sk: period });

/** The record of one bundle: the one item that says how far it was read. */
export const bundleKey = (bundleId: string): ItemKey => ({ pk: `${BUNDLE}${bundleId}`, sk: BUNDLE_RECORD });

/** One slice of a bundle, by the position at which it begins. */
export const sliceKey = (bundleId: string, generation: string, position: number): ItemKey => ({
  pk: bundleKey(bundleId).pk,
  sk: `${slicePrefix(generation)}${String(position).padStart(12, '0')}`,
});
export const slicePrefix = (generation: string) => `${SLICE}${generation}#`;

/** The index key of a bundle: its row among those received on its day. */
export const bundleIndexKey = (receivedAt: string, bundleId: string) => ({
  gsi1pk: `BUNDLES#${receivedAt.slice(0, 10)}`,
  gsi1sk: `${receivedAt}#${bundleId}`,
});

/** The index key of a head: its row in the feed of its day. Rejected objects are no articles: they have another feed. */
export const feedIndexKey = (receivedAt: string, articleId: string, rejected = false) => ({
  gsi1pk: `${rejected ? 'REJECTED' : 'FEED'}#${receivedAt.slice(0, 10)}`,
  gsi1sk: `${receivedAt}#${articleId}`,
});

/** The index key of an entity item: its row among all articles that name the entity, by date of publication. */
export const entityIndexKey = (type: string, name: string, publishedAt: string, articleId: string) => ({
  gsi1pk: `E#${type}#${foldName(name)}`,
  gsi1sk: `${publishedAt}#${articleId}`,
});
