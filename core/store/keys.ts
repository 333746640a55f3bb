import { createHash } from 'node:crypto';

/** A primary key of the table. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

const PASSAGE = 'PASSAGE#';
const ENTITY = 'ENTITY#';

/** DynamoDB takes 1,024 bytes as a sort key; what surrounds a name takes less than this leaves over. */
const MAX_NAME_BYTES = 512;

export const articlePartition = (articleId: string) => `A#${articleId}`;

export const headKey = (articleId: string): ItemKey => ({ pk: articlePartition(articleId), sk: 'HEAD' });

export const passageKey = (articleId: string, generation: string, index: number): ItemKey => ({
  pk: articlePartition(articleId),
  sk: `${PASSAGE}${generation}#${String(index).padStart(5, '0')}`,
});

export const entityKey = (articleId: string, generation: string, type: string, name: string): ItemKey => ({
  pk: articlePartition(articleId),
  sk: `${ENTITY}${generation}#${type}#${entityName(name)}`,
});

/** What a generation's items begin with, by kind: what a reader of that generation queries. */
export const passagePrefix = (generation: string) => `${PASSAGE}${generation}#`;
export const entityPrefix = (generation: string) => `${ENTITY}${generation}#`;

export const cacheKey = (digest: string): ItemKey => ({ pk: `C#${digest}`, sk: 'RESULT' });

/** @param period of which the quota is: a second since the epoch, a day */
export const quotaKey = (name: string, period: string): ItemKey => ({ pk: `QUOTA#${name}`, sk: period });

/** The one item that says where a bundle stands. */
export const bundleKey = (bundleId: string): ItemKey => ({ pk: `B#${bundleId}`, sk: 'BUNDLE' });

/** A stretch of a bundle that was unpacked, by where it begins. */
export const sliceKey = (bundleId: string, generation: string, position: number): ItemKey => ({
  pk: `B#${bundleId}`,
  sk: `${slicePrefix(generation)}${String(position).padStart(12, '0')}`,
});
export const slicePrefix = (generation: string) => `SLICE#${generation}#`;

/** Where a bundle stands among those received on its day. */
export const bundleIndexKey = (receivedAt: string, bundleId: string) => ({
  gsi1pk: `BUNDLES#${receivedAt.slice(0, 10)}`,
  gsi1sk: `${receivedAt}#${bundleId}`,
});

/** Where the head stands in the feed of its day. Rejected objects have a feed of their own: they are not articles. */
export const feedIndexKey = (receivedAt: string, articleId: string, rejected = false) => ({
  gsi1pk: `${rejected ? 'REJECTED' : 'FEED'}#${receivedAt.slice(0, 10)}`,
  gsi1sk: `${receivedAt}#${articleId}`,
});

/** Where an entity item stands among all articles that name the entity, by date of publication. */
export const entityIndexKey = (type: string, name: string, publishedAt: string, articleId: string) => ({
  gsi1pk: `E#${type}#${entityName(name)}`,
  gsi1sk: `${publishedAt}#${articleId}`,
});

/** The generation that a derived item belongs to, or undefined for the head. */
export function generationOfKey(sk: string): string | undefined {
  const [kind, generation] = sk.split('#', 2);
  return `${kind}#` === PASSAGE || `${kind}#` === ENTITY ? generation : undefined;
}

/**
 * The form of a name that keys are made of: case, compatibility forms and spacing do not tell entities apart.
 * A name too long for a key is cut and told from its like by a digest of the whole.
 */
export function entityName(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  if (Buffer.byteLength(folded) <= MAX_NAME_BYTES) return folded;
  const digest = createHash('sha256').update(folded).digest('hex').slice(0, 16);
  let cut = '';
  let bytes = 0;
  for (const character of folded) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_NAME_BYTES - digest.length - 1) break;
    cut += character;
  }
  return `${cut}~${digest}`;
}
