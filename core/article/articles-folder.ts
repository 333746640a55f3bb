import { createHash } from 'node:crypto';
import { ARTICLES_PREFIX, BUNDLES_PREFIX } from './bundle.ts';

/** S3 takes keys of 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1_024;
/** 32 hexadecimal digits and `.json`. */
const MAX_NAME_BYTES = 37;

/**
 * The folder that holds the articles of a bundle, such as `articles/agency/monday.jsonl/`. Each article lies directly in it.
 * Where an article's key would be too long, a digest takes the place of the bundle's key.
 *
 * @param bundleKey under `bundles/`
 */
export function articlesFolderOf(bundleKey: string): string {
  const bundle = bundleKey.slice(BUNDLES_PREFIX.length);
  const folder = `${ARTICLES_PREFIX}${bundle}/`;
  if (Buffer.byteLength(folder) + MAX_NAME_BYTES <= MAX_KEY_BYTES) return folder;
  return `${ARTICLES_PREFIX}${createHash('sha256').update(bundle).digest('hex').slice(0, 32)}/`;
}
