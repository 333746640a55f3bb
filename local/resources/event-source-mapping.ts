import { functionNameIn } from '../account.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

const DEFAULT_BATCH_SIZE = 10;
/** Lambda starts with five pollers and scales to hundreds. Five use up a laptop. */
const DEFAULT_CONCURRENCY = 5;

export const EVENT_SOURCE_MAPPING: ResourceKind = {
  obeyed: [
    'BatchSize',
    'Enabled',
    'EventSourceArn',
    'FunctionName',
    'FunctionResponseTypes',
    'MaximumBatchingWindowInSeconds',
    'ScalingConfig',
  ],
  withoutEffect: ['MetricsConfig', 'Tags'],

  read({ id, properties }) {
    const queueArn: string = properties.EventSourceArn;
    if (!queueArn.includes(':sqs:'))
      throw new UnsupportedTemplateError(
        `${id}: the local run knows only SQS queues as event sources, not ${queueArn}`,
      );
    const eventSource = {
      id,
      functionName: functionNameIn(String(properties.FunctionName)),
      isEnabled: properties.Enabled !== false,
      queueArn,
      batchSize: Number(properties.BatchSize ?? DEFAULT_BATCH_SIZE),
      windowSeconds: Number(properties.MaximumBatchingWindowInSeconds ?? 0),
      maximumConcurrency: Number(properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY),
      reportsItemFailures: (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
    };
    return { ref: id, attributes: {}, wiring: { eventSources: [eventSource] } };
  },
};
