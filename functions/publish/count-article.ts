import { contentOf } from '@copydesk/core/article/content-of';
import { generationOf } from '@copydesk/core/article/generation';
import type { ArticleStatus, Reason } from '@copydesk/core/article/status';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { Head } from '@copydesk/core/store/items';

/** Counts an article that reached a terminal status. */
export function countArticle(status: ArticleStatus, reasons: readonly Reason[] = [], metrics: Metrics): void {
  metrics.add('ArticlesOut', 1, status);
  for (const reason of reasons) metrics.add('ArticleReasons', 1, reason);
}

/**
 * Measures how long an uploaded article took. A generation that a backfill started has an object of any age, and no upload to
 * measure from.
 */
export function measureLatency(
  { generation, sequencer, source, pipelineVersion }: Head,
  receivedAt: string,
  { metrics, now }: { readonly metrics: Metrics; now(): Date },
): void {
  const { etag } = source;
  if (etag === undefined) return;
  const isOfEvent = generation === generationOf(sequencer, contentOf({ ...source, etag }), pipelineVersion);
  if (isOfEvent) metrics.add('UploadToPublished', now().getTime() - Date.parse(receivedAt));
}
