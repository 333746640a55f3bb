import { METRICS_PATH, type PrintedMetrics } from '@copydesk/local-stack/stack-path';
import type { Connection } from './connection.ts';

/**
 * Reads the metrics that the functions of a local run printed in the last minutes.
 *
 * @returns undefined for a pipeline on AWS, whose metrics CloudWatch has
 */
export async function readMetrics({
  endpoint,
}: Pick<Connection, 'endpoint'>): Promise<PrintedMetrics | undefined> {
  if (endpoint === undefined) return undefined;
  const answer = await fetch(new URL(METRICS_PATH, endpoint));
  // A run that an earlier version of the command started.
  return answer.ok ? ((await answer.json()) as PrintedMetrics) : undefined;
}
