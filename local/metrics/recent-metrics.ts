import type { ServiceListener } from '../gateway/start-gateway.ts';
import type { PrintedMetrics, PrintedSeries } from '../stack-path.ts';
import { type MetricValues, parseMetricLine } from './parse-metric-line.ts';

const MINUTES = 15;
const MINUTE_MS = 60_000;
/** Values of a series in a minute that are kept apart for its percentiles. Count and sum are of all. */
const MAX_KEPT = 1_000;

interface Bucket extends Omit<MetricValues, 'values'> {
  count: number;
  sum: number;
  readonly kept: number[];
}

/** The metrics that the functions printed in the last minutes, as CloudWatch would make them of the same lines. */
export class RecentMetrics {
  readonly #now: () => number;
  /** The series of each minute, by minute. */
  readonly #minutes = new Map<number, Map<string, Bucket>>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @param line that a function printed */
  read(line: string): void {
    for (const { values, ...series } of parseMetricLine(line)) {
      const bucket = this.#bucketOf(series);
      for (const value of values) {
        bucket.count++;
        bucket.sum += value;
        if (bucket.kept.length < MAX_KEPT) bucket.kept.push(value);
        // Any value of the minute is as likely to be kept as any other.
        else if (Math.random() < MAX_KEPT / bucket.count)
          bucket.kept[Math.floor(Math.random() * MAX_KEPT)] = value;
      }
    }
  }

  summarize(): PrintedMetrics {
    this.#forget();
    const buckets = [...this.#minutes.values()].flatMap((minute) => [...minute.values()]);
    const bySeries = Map.groupBy(buckets, keyOf);
    return { minutes: MINUTES, series: [...bySeries.values()].map(sumUp) };
  }

  /** Answers a GET with the summary. */
  readonly listener: ServiceListener = (_, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(`${JSON.stringify(this.summarize())}\n`);
  };

  #bucketOf(series: Omit<MetricValues, 'values'>): Bucket {
    this.#forget();
    const minute = Math.floor(this.#now() / MINUTE_MS);
    const all = this.#minutes.get(minute) ?? new Map<string, Bucket>();
    this.#minutes.set(minute, all);
    const key = keyOf(series);
    const bucket = all.get(key) ?? { ...series, count: 0, sum: 0, kept: [] };
    all.set(key, bucket);
    return bucket;
  }

  #forget(): void {
    const oldest = Math.floor(this.#now() / MINUTE_MS) - MINUTES + 1;
    for (const minute of this.#minutes.keys()) if (minute < oldest) this.#minutes.delete(minute);
  }
}

const keyOf = ({ namespace, name, dimensions }: Omit<MetricValues, 'values'>) =>
  JSON.stringify([namespace, name, dimensions]);

function sumUp(buckets: readonly Bucket[]): PrintedSeries {
  const [{ namespace, name, unit, dimensions }] = buckets as [Bucket];
  const sorted = buckets.flatMap(({ kept }) => kept).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    namespace,
    name,
    unit,
    dimensions,
    count: buckets.reduce((total, { count }) => total + count, 0),
    sum: buckets.reduce((total, { sum }) => total + sum, 0),
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
  };
}
