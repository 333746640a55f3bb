import { articlesFolderOf } from '@copydesk/core/article/articles-folder';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import type { BundleOutcome } from '../upload/await-bundle.ts';

/**
 * One bundle as `--json` prints it.
 *
 * @param outcome of its articles, where the command waited for them
 */
export function toBundleDocument(
  { bundleId, source, status, receivedAt, report }: BundleRecord,
  outcome?: Pick<BundleOutcome, 'articles' | 'notEnriched' | 'late'>,
) {
  return {
    key: source.key,
    bundleId,
    folder: articlesFolderOf(source.key),
    status,
    receivedAt,
    format: report?.format ?? null,
    counts: report?.counts ?? null,
    faults: report?.faults ?? [],
    ...(report?.stop && { stop: report.stop }),
    ...(outcome && { articles: outcome.articles, notEnriched: outcome.notEnriched, late: outcome.late }),
  };
}
export type BundleDocument = ReturnType<typeof toBundleDocument>;
