import { createHash } from 'node:crypto';
import { ARTICLES_PREFIX, BUNDLES_PREFIX } from '../../core/article/bundle.ts';

/** S3 takes keys of 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1_024;

/**
 * The key under which an item of a bundle is written: the same for the same item of the same bundle, so that a bundle
 * dropped again overwrites. Always outside of `bundles/`: an article is never taken for a bundle.
 *
 * @param bundleKey the bundle's
 * @param id of the item: its own, or a digest of its content
 * @returns such as `articles/agency/monday.jsonl/0b5c…e1.json`
 */
export function articleKeyOf(bundleKey: string, id: string, extension: 'json' | 'xml'): string {
  const bundle = bundleKey.slice(BUNDLES_PREFIX.length);
  const name = `${digestOf(id)}.${extension}`;
  const key = `${ARTICLES_PREFIX}${bundle}/${name}`;
  return Buffer.byteLength(key) <= MAX_KEY_BYTES ? key : `${ARTICLES_PREFIX}${digestOf(bundle)}/${name}`;
}

/** @returns 32 hexadecimal digits */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
