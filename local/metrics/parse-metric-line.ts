/** The values of one metric in a line of the embedded metric format. */
export interface MetricValues {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

interface Directive {
  readonly Namespace?: string;
  readonly Dimensions?: readonly (readonly string[])[];
  readonly Metrics?: readonly { readonly Name?: string; readonly Unit?: string }[];
}

/**
 * Parses a line that a function printed, as CloudWatch Logs does.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @returns nothing for a line without metrics
 */
export function parseMetricLine(line: string): MetricValues[] {
  // Most lines hold no metrics.
  if (!line.includes('"_aws"')) return [];
  let members: Record<string, unknown>;
  try {
    members = Object(JSON.parse(line));
  } catch {
    return [];
  }
  const { CloudWatchMetrics } = Object(members._aws);
  const directives: readonly Directive[] = Array.isArray(CloudWatchMetrics) ? CloudWatchMetrics : [];
  return directives.flatMap(({ Namespace = '', Dimensions = [[]], Metrics = [] }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name = '', Unit = 'None' }) => ({
        namespace: Namespace,
        name: Name,
        unit: Unit,
        dimensions: Object.fromEntries(names.map((name) => [name, String(members[name])])),
        values: [members[Name]].flat().filter((value) => typeof value === 'number'),
      })),
    ),
  );
}
