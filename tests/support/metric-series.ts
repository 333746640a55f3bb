import { ANALYSIS_FAILURES, REJECTION_REASONS } from '../../core/article/status.ts';
import { METRIC_ENTRIES } from '../../core/runtime/metrics.ts';

/** The values of each dimension that a metric has beside the function. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ArticlesOut: ['DELETED', 'ENRICHED', 'PARTIAL', 'REJECTED'],
  ArticleReasons: [...Object.keys(REJECTION_REASONS), ...Object.keys(ANALYSIS_FAILURES)],
  BundlesOut: ['PARTIAL', 'REJECTED', 'UNBUNDLED'],
};

/** Every series that a pipeline can have, as "split ArticlesIn" and "publish ArticlesOut ENRICHED". */
export const METRIC_SERIES: readonly string[] = METRIC_ENTRIES.flatMap(([name, { stages, by }]) =>
  stages.flatMap((stage) =>
    by === undefined
      ? [`${stage} ${name}`]
      : (VALUES[name] ?? []).map((value) => `${stage} ${name} ${value}`),
  ),
);
