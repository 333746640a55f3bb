import { createHash } from 'node:crypto';
import { ARTICLES_PREFIX, BUNDLES_PREFIX } from './bundle.ts';

/** S3 takes keys of 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1_024;
/** 32 hexadecimal digits and `.json`. */
const MAX_NAME_BYTES = 37;

/**
 * Where the articles of a bundle are written, each directly in it: such as `articles/agency/monday.jsonl/`. Where a key
 * would be too long, the bundle's is told by a digest of it.
 *
 * @param bundleKey under `bundles/`
 */
export function articlesFolderOf(bundleKey: string): string {
  const bundle = bundleKey.slice(BUNDLES_PREFIX.length);
  const folder = `${ARTICLES_PREFIX}${bundle}/`;
  if (Buffer.byteLength(folder) + MAX_NAME_BYTES <= MAX_KEY_BYTES) return folder;
  return `${ARTICLES_PREFIX}${createHash('sha256').update(bundle).digest('hex').slice(0, 32)}/`;
}
