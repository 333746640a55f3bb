import { Readable } from 'node:stream';
import { START } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import type { ExtractedArticle } from '../../functions/split/extract/extract-article.ts';
import { ItemFault } from '../../functions/unbundle/item.ts';
import { openBundle } from '../../functions/unbundle/open-bundle.ts';
import { readItem } from '../../functions/unbundle/read-item.ts';
import { readFacts } from './read-facts.ts';

/** Reads the articles of a bundle as unbundle and split do. Those that are rejected are left out. */
export async function readBundle(bytes: Uint8Array): Promise<ExtractedArticle[]> {
  const source = { bucket: '', key: 'bundles/suite', etag: '', size: bytes.length, receivedAt: '' };
  const articles: ExtractedArticle[] = [];
  try {
    const opened = await openBundle(
      { openVersion: async () => Readable.from([bytes]) },
      source,
      START,
      undefined,
    );
    if (typeof opened === 'string') return [];
    for await (const frame of opened.frames) {
      const item = readWhole(() => readItem(frame, opened.context));
      const article = item && typeof item !== 'string' ? await readFacts(item.body) : undefined;
      if (article) articles.push(article);
    }
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
  }
  return articles;
}

function readWhole<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ItemFault) return undefined;
    throw error;
  }
}
