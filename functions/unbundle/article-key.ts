import { createHash } from 'node:crypto';
import { articlesFolderOf } from '@copydesk/core/article/articles-folder';

/**
 * The key under which an item of a bundle is written: the same for the same item of the same bundle, so that a bundle
 * dropped again overwrites. Always outside of `bundles/`: an article is never taken for a bundle.
 *
 * @param bundleKey the bundle's
 * @param id of the item: its own, or a digest of its content
 * @returns such as `articles/agency/monday.jsonl/0b5c…e1.json`
 */
export function articleKeyOf(bundleKey: string, id: string, extension: 'json' | 'xml'): string {
  return `${articlesFolderOf(bundleKey)}${digestOf(id)}.${extension}`;
}

/** @returns 32 hexadecimal digits */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
