import { articleIdOf } from '../article/article-id.ts';
import { isBundleKey } from '../article/bundle.ts';
import type { ArticleHoldings, HeadSummary } from '../store/article-list.ts';

/** An object that stands in the bucket. */
export interface StandingObject {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

/** How bucket and table may disagree. */
export const DIFFERENCES = {
  MISSING: 'the object stands, and there is no article',
  OUTDATED: 'the article is of another version of its object',
  BURIED: 'the article counts as deleted, and its object stands',
  GONE: 'the article lives, and its object is gone',
  STUCK: 'the article is in work, and nothing in the queues is about it',
  DAMAGED: 'passages or entities of the article are missing',
  GHOSTS: 'items stand that are of no version in work or shown',
} as const;
export type DifferenceKind = keyof typeof DIFFERENCES;

export interface Difference {
  readonly kind: DifferenceKind;
  readonly articleId: string;
  /** Undefined where only items are left, which do not say of what object. */
  readonly key: string | undefined;
  /** The head's, where there is one. */
  readonly generation: string | undefined;
}

/**
 * Where bucket and table disagree. What is still in a queue is found, too, if the queue is about to change it: looking
 * at it once more costs a read.
 *
 * @param articles what the table holds; where their items were not read, neither damage nor ghosts are found
 * @param stuckSince an article in work that was claimed before this instant (ISO 8601) is stuck; undefined: none is
 */
export function findDifferences(
  bucket: string,
  objects: readonly StandingObject[],
  articles: readonly ArticleHoldings[],
  stuckSince?: string,
): Difference[] {
  const articleOf = new Map(articles.map((article) => [article.articleId, article]));
  const standing = new Set<string>();
  const differences: Difference[] = [];
  const add = (kind: DifferenceKind, articleId: string, key: string | undefined, head?: HeadSummary) =>
    differences.push({ kind, articleId, key, generation: head?.generation });

  for (const { key, etag } of objects) {
    // A file of many articles is none itself: find-bundle-differences.ts.
    if (isBundleKey(key)) continue;
    const articleId = articleIdOf(bucket, key);
    standing.add(articleId);
    const head = articleOf.get(articleId)?.head;
    if (!head) add('MISSING', articleId, key);
    else if (head.status === 'DELETED') add('BURIED', articleId, key, head);
    else if (head.source.etag !== etag) add('OUTDATED', articleId, key, head);
    else if (isStuck(head, stuckSince)) add('STUCK', articleId, key, head);
    else if (isDamaged(articleOf.get(articleId))) add('DAMAGED', articleId, key, head);
  }
  for (const article of articles) {
    const { articleId, head } = article;
    const isThere = standing.has(articleId);
    if (head && head.status !== 'DELETED' && head.source.bucket === bucket && !isThere)
      add('GONE', articleId, head.source.key, head);
    // Of an object without a head the items may come to be of use, and are swept when it is published.
    if (hasGhosts(article) && (head || !isThere)) add('GHOSTS', articleId, head?.source.key, head);
  }
  return differences;
}

function isStuck({ status, draft }: HeadSummary, since = ''): boolean {
  return status === 'ENRICHING' && (draft?.claimedAt ?? '') < since;
}

/** Readers are shown less than the head says. While a newer version is in work, that one mends it. */
function isDamaged({ head, items }: ArticleHoldings = { articleId: '' }): boolean {
  if (!head?.published || head.published !== head.generation || !items) return false;
  const { passages = 0, entities = 0 } = items.get(head.published) ?? {};
  return passages !== head.counts?.passages || entities !== head.counts.entities;
}

function hasGhosts({ head, items = new Map() }: ArticleHoldings): boolean {
  return [...items.keys()].some(
    (generation) => generation !== head?.generation && generation !== head?.published,
  );
}
