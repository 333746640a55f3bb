import { createHash } from 'node:crypto';

/**
 * The identity of an article: a hash of where its object lives. A new version of the object is the same article.
 *
 * A bucket name cannot contain a slash, so `bucket/key` is unambiguous for any key.
 *
 * @param key the decoded object key
 * @returns 32 hexadecimal digits
 */
export function articleIdOf(bucket: string, key: string): string {
  return createHash('sha256').update(`${bucket}/${key}`).digest('hex').slice(0, 32);
}
