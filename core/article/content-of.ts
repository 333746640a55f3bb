import type { SourceObject } from './revision.ts';

/**
 * What tells two contents of an object apart. Its bytes, by the ETag; and what its metadata states of the article, which
 * a copy of an object onto itself changes and no ETag tells.
 */
export function contentOf({
  etag = '',
  statedDigest,
}: Partial<Pick<SourceObject, 'etag' | 'statedDigest'>>): string {
  return statedDigest ? `${etag}+${statedDigest}` : etag;
}
