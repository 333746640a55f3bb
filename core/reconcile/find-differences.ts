import { articleIdOf } from '../article/article-id.ts';
import { isBundleKey } from '../article/bundle.ts';
import { isFolderMarker } from '../article/folder-marker.ts';
import type { ListedObject } from '../runtime/s3-objects.ts';
import type { ArticleHoldings, ItemCounts } from '../store/holdings-reader.ts';
import type { HeadSummary } from '../store/items.ts';

/** The ways in which bucket and table may disagree. */
export const DIFFERENCES = {
  MISSING: 'the object exists, and there is no article',
  OUTDATED: 'the article is of another version of its object',
  BURIED: 'the article counts as deleted, and its object exists',
  GONE: 'the article is stored, and its object no longer exists',
  STUCK: 'the article is in progress, and no message in the queues is about it',
  DAMAGED: 'passages, names or the card of the article are missing',
  GHOSTS: 'items are stored that belong to no version in progress or published',
} as const;
export type DifferenceKind = keyof typeof DIFFERENCES;

export interface Difference {
  readonly kind: DifferenceKind;
  readonly articleId: string;
  /** Undefined where only derived items are left: they do not name the object. */
  readonly key: string | undefined;
  /** The head's, where there is one. */
  readonly generation: string | undefined;
}

/**
 * Finds the articles on which bucket and table disagree. An article that a queued message is about to correct is found, too:
 * processing its object again costs a read.
 *
 * @param articles the contents of the table; where their items were not read, neither damage nor orphaned items are found
 * @param stuckSince an article in progress that was claimed before this instant (ISO 8601) is stuck; undefined: none is
 * @param writersEndedBefore in seconds since the epoch: an orphaned guide that was put later, and has no other items left, is no
 *   difference. The second sweep is to delete it
 */
export function findDifferences(
  bucket: string,
  objects: readonly ListedObject[],
  articles: readonly ArticleHoldings[],
  stuckSince?: string,
  writersEndedBefore = Number.POSITIVE_INFINITY,
): Difference[] {
  const articleOf = new Map(articles.map((article) => [article.articleId, article]));
  const existing = new Set<string>();
  const differences: Difference[] = [];
  const add = (kind: DifferenceKind, articleId: string, key: string | undefined, head?: HeadSummary) =>
    differences.push({ kind, articleId, key, generation: head?.generation });

  for (const object of objects) {
    const { key, etag } = object;
    // A file of many articles is not an article: see find-bundle-differences.ts.
    if (isBundleKey(key)) continue;
    const articleId = articleIdOf(bucket, key);
    existing.add(articleId);
    const head = articleOf.get(articleId)?.head;
    if (!head && isFolderMarker(object)) continue;
    if (!head) add('MISSING', articleId, key);
    else if (head.status === 'DELETED') add('BURIED', articleId, key, head);
    else if (head.source.etag !== etag) add('OUTDATED', articleId, key, head);
    else if (isStuck(head, stuckSince)) add('STUCK', articleId, key, head);
    else if (isDamaged(articleOf.get(articleId))) add('DAMAGED', articleId, key, head);
  }
  for (const article of articles) {
    const { articleId, head } = article;
    const isThere = existing.has(articleId);
    if (head && head.status !== 'DELETED' && head.source.bucket === bucket && !isThere)
      add('GONE', articleId, head.source.key, head);
    // Where the object exists and the head is missing, a new generation may use the items, and its publication sweeps them.
    if (hasOrphans(article, writersEndedBefore) && (head || !isThere))
      add('GHOSTS', articleId, head?.source.key, head);
  }
  return differences;
}

function isStuck({ status, draft }: HeadSummary, since = ''): boolean {
  return status === 'ENRICHING' && (draft?.claimedAt ?? '') < since;
}

/**
 * Readers see fewer items than the head and the guide count. While a newer version is in progress, that version repairs it.
 */
function isDamaged({ head, items }: ArticleHoldings = { articleId: '' }): boolean {
  if (!head?.published || head.published !== head.generation || !items) return false;
  const held = items.get(head.published);
  return (
    held?.passages !== head.passageCount ||
    held?.cards !== 1 ||
    held.chunks === 0 ||
    held.chunks !== held.expected.chunks ||
    held.rows !== held.expected.rows
  );
}

function hasOrphans({ head, items = new Map() }: ArticleHoldings, writersEndedBefore: number): boolean {
  return [...items].some(
    ([generation, counts]) =>
      generation !== head?.generation &&
      generation !== head?.published &&
      !isGuideAlone(counts, writersEndedBefore),
  );
}

/** A guide is kept on purpose for as long as a function may still write what it leads to. */
function isGuideAlone({ passages, cards, rows, putAt = 0 }: ItemCounts, writersEndedBefore: number): boolean {
  return passages + cards + rows === 0 && putAt >= writersEndedBefore;
}
