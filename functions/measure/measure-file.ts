import { readFile, stat } from 'node:fs/promises';
import { isBundleKey } from '@copydesk/core/article/bundle';
import type { MeasuredFile, MeasureRequest } from '@copydesk/core/article/measured-file';
import type { RejectionReason } from '@copydesk/core/article/status';
import type { ReadPorts } from '../split/read-article.ts';
import { measureArticle } from './measure-article.ts';
import { measureBundle } from './measure-bundle.ts';

/** The reasons for which split rejects a file of many articles. */
const OF_BUNDLES: readonly RejectionReason[] = ['UNSUPPORTED_FORMAT', 'TEXT_TOO_LONG', 'OBJECT_TOO_LARGE'];

/**
 * Measures what the pipeline would make of a file. A file that is rejected as an article, and is a bundle, is measured as
 * that bundle.
 */
export async function measureFile(
  { path, key, targetChars }: MeasureRequest,
  ports: ReadPorts,
): Promise<MeasuredFile> {
  const { size } = await stat(path);
  if (isBundleKey(key)) return measureBundle(path, key, size, targetChars, ports);
  const article = await measureArticle({ size, read: () => readFile(path) }, targetChars, ports);
  if (!('rejection' in article)) return { kind: 'article', article };
  const { reason, message: detail } = article.rejection;
  if (OF_BUNDLES.includes(reason)) {
    const bundle = await measureBundle(path, `bundles/${key}`, size, targetChars, ports);
    if (bundle.articles.length > 0) return { ...bundle, isElsewhere: true };
  }
  return { kind: 'rejected', reason, detail };
}
