import { createHash } from 'node:crypto';
import { articlesFolderOf } from '@copydesk/core/article/articles-folder';

/**
 * The key of an item's object. The same item of the same bundle has the same key, so uploading a bundle again overwrites its
 * articles. The key is never under `bundles/`, so no article is mistaken for a bundle.
 *
 * @param id of the item: its own, or a digest of its content
 * @returns such as `articles/agency/monday.jsonl/0b5c…e1.json`
 */
export function articleKeyOf(
  bundleKey: string,
  id: string,
  extension: 'json' | 'xml' | 'eml' | 'html',
): string {
  return `${articlesFolderOf(bundleKey)}${digestOfContent(id)}.${extension}`;
}

/** @returns 32 hexadecimal digits */
export function digestOfContent(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
