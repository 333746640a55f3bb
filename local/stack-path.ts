/** A GET of this path needs no signature and returns the stack's name, account, region and outputs. */
export const STACK_PATH = '/_stack';

/** A GET of this path needs no signature and returns the metrics that the functions printed in the last minutes. */
export const METRICS_PATH = '/_metrics';

/** What a GET of METRICS_PATH returns. */
export interface PrintedMetrics {
  /** How far back the series reach, the current minute included. */
  readonly minutes: number;
  readonly series: readonly PrintedSeries[];
}

/** The values of a metric with one value of each of its dimensions. */
export interface PrintedSeries {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly count: number;
  readonly sum: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}
