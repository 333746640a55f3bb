import { STAGE_NAMES, type StageName } from './stages.ts';

/** One metric: what it counts or measures, and the stages that emit it. */
export interface Metric {
  readonly unit: 'Count' | 'Milliseconds';
  readonly stages: readonly StageName[];
  /** The dimension that it has beside the function: one series for each value. */
  readonly by?: string;
}

/** The namespace of all metrics. The dimension FunctionName tells the functions of two pipelines apart. */
export const NAMESPACE = 'Copydesk';

/**
 * Every metric that the functions emit. A count that is 0 is not emitted: CloudWatch bills a metric for the hours in which it gets
 * values. A message that is delivered twice may be counted twice.
 *
 * The dashboard shows each of them, and a test compares the two (docs/decisions/22-metrics-by-a-file-of-ours.md).
 */
export const METRICS = {
  /** Versions of articles that were claimed: uploads, rejections and deletions. */
  ArticlesIn: { unit: 'Count', stages: ['split'] },
  /** Bundles that were read to their end, by status. */
  BundlesOut: { unit: 'Count', stages: ['unbundle'], by: 'Status' },
  /** Passages that were recorded. */
  Passages: { unit: 'Count', stages: ['enrich'] },
  /** Units that Comprehend billed, all analyses together. */
  UnitsBilled: { unit: 'Count', stages: ['enrich'] },
  /** Units that the cache saved. */
  UnitsCached: { unit: 'Count', stages: ['enrich'] },
  /** How long each call of Comprehend waited for its turn. */
  QuotaWait: { unit: 'Milliseconds', stages: ['enrich'] },
  /** Calls of Comprehend that were throttled. */
  CallsThrottled: { unit: 'Count', stages: ['enrich'] },
  /** Passages that had to wait longer than their function lives, and were sent again. */
  PassagesPostponed: { unit: 'Count', stages: ['enrich'] },
  /** Articles that reached a terminal status, by status. */
  ArticlesOut: { unit: 'Count', stages: ['publish'], by: 'Status' },
  /** Articles that are REJECTED or PARTIAL, by reason. */
  ArticleReasons: { unit: 'Count', stages: ['publish'], by: 'Reason' },
  /** From the upload of an article until readers see it. A backfill has no upload, and is left out. */
  UploadToPublished: { unit: 'Milliseconds', stages: ['publish'] },
  /** Messages that failed and went back to their queue. */
  MessagesRetried: { unit: 'Count', stages: STAGE_NAMES },
  /** Messages that a function moved to the dead-letter queue. SQS moves others itself, and counts none. */
  DeadLetters: { unit: 'Count', stages: STAGE_NAMES },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;

/** The metrics by name, each with all of its fields. */
export const METRIC_ENTRIES = Object.entries(METRICS) as readonly [MetricName, Metric][];

/** The port by which rules count and measure. */
export interface Metrics {
  /** @param of the value of the metric's own dimension, where it has one: a status or a reason */
  add(name: MetricName, value: number, of?: string): void;
}

/** Counts nothing. */
export const NO_METRICS: Metrics = { add: () => {} };
