import { METRICS, type MetricName, type Metrics, NAMESPACE } from './metrics.ts';

/** CloudWatch takes at most this many values of a metric in one line. */
const MAX_VALUES = 100;

interface Series {
  readonly name: MetricName;
  readonly of: string | undefined;
  readonly values: number[];
}

/**
 * Gathers the metrics of one invocation, and prints them as lines of the embedded metric format, from which CloudWatch makes metrics.
 * A function makes no request for them. Where no Lambda runs the code, nothing is printed.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class MetricLog implements Metrics {
  readonly #write: (line: string) => void;
  readonly #functionName: () => string | undefined;
  readonly #now: () => number;
  readonly #series = new Map<string, Series>();

  constructor({
    // Not by console.log, which Lambda wraps in an object of its own.
    write = (line: string) => void process.stdout.write(line),
    functionName = () => process.env.AWS_LAMBDA_FUNCTION_NAME,
    now = Date.now,
  } = {}) {
    this.#write = write;
    this.#functionName = functionName;
    this.#now = now;
  }

  add(name: MetricName, value: number, of?: string): void {
    const { unit } = METRICS[name];
    if (unit === 'Count' && value === 0) return;
    const key = `${name} ${of ?? ''}`;
    const series = this.#series.get(key) ?? { name, of, values: [] };
    this.#series.set(key, series);
    // The values of a distribution are kept apart, so that CloudWatch knows its percentiles.
    if (unit === 'Count') series.values[0] = (series.values[0] ?? 0) + value;
    else series.values.push(value);
  }

  /** Prints the metrics gathered since the last time. Metrics without a dimension of their own share a line. */
  flush(): void {
    const functionName = this.#functionName();
    const gathered = [...this.#series.values()];
    this.#series.clear();
    if (functionName === undefined) return;
    const plain = gathered.filter(({ of }) => of === undefined);
    for (let from = 0; plain.some(({ values }) => values.length > from); from += MAX_VALUES)
      this.#print(functionName, plain, from);
    for (const series of gathered) if (series.of !== undefined) this.#print(functionName, [series], 0);
  }

  #print(functionName: string, series: readonly Series[], from: number): void {
    const shown = series.filter(({ values }) => values.length > from);
    const [first] = shown;
    const own = first?.of === undefined ? {} : { [dimensionOf(first.name)]: first.of };
    const directive = {
      Namespace: NAMESPACE,
      Dimensions: [['FunctionName', ...Object.keys(own)]],
      Metrics: shown.map(({ name }) => ({ Name: name, Unit: METRICS[name].unit })),
    };
    const line = {
      _aws: { Timestamp: this.#now(), CloudWatchMetrics: [directive] },
      FunctionName: functionName,
      ...own,
      ...Object.fromEntries(
        shown.map(({ name, values }) => [name, one(values.slice(from, from + MAX_VALUES))]),
      ),
    };
    this.#write(`${JSON.stringify(line)}\n`);
  }
}

/** The metrics of this process. A function handles one invocation at a time. */
export const METRIC_LOG = new MetricLog();

const one = (values: readonly number[]) => (values.length === 1 ? values[0] : values);

function dimensionOf(name: MetricName): string {
  const metric = METRICS[name];
  return 'by' in metric ? metric.by : '';
}
