import type { SourceObject } from './revision.ts';

/**
 * The identity of an object's content: its bytes, by the ETag, and the facts that its metadata states of the article. A copy
 * of an object onto itself may change the metadata, and the ETag does not show that.
 */
export function contentOf({
  etag = '',
  statedDigest,
}: Partial<Pick<SourceObject, 'etag' | 'statedDigest'>>): string {
  return statedDigest ? `${etag}+${statedDigest}` : etag;
}
