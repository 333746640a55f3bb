import { articleIdOf } from '../core/article/article-id.ts';
import type { BackfillMessage } from '../core/article/messages.ts';
import type { Head } from '../core/store/items.ts';

/** An object that stands in the bucket. */
export interface StandingObject {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
}

/**
 * Where bucket and table disagree, as hints for split to look again: an object without a head, or whose head knows
 * another version of it or took it for deleted; and a living head without an object.
 *
 * What is in a queue still is found too. That costs nothing: split looks, and finds the work begun or done.
 */
export function findDifferences(
  bucket: string,
  objects: readonly StandingObject[],
  heads: readonly Pick<Head, 'articleId' | 'status' | 'source'>[],
): BackfillMessage[] {
  const headOf = new Map(heads.map((head) => [head.articleId, head]));
  const standing = new Set(objects.map(({ key }) => key));
  const changed = objects.filter(({ key, etag }) => {
    const head = headOf.get(articleIdOf(bucket, key));
    return !head || head.status === 'DELETED' || head.source.etag !== etag;
  });
  const gone = heads.filter(
    ({ status, source }) => status !== 'DELETED' && source.bucket === bucket && !standing.has(source.key),
  );
  const keys = [...changed.map(({ key }) => key), ...gone.map(({ source }) => source.key)];
  return keys.map((key) => ({ type: 'backfill', bucket, key }));
}
