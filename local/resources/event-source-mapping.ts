import { nameIn, REGION } from '../account.ts';
import { queueUrlOf } from '../gateway/clients.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

const DEFAULT_BATCH_SIZE = 10;
/** Lambda begins with five pollers and goes on to hundreds; a laptop is done at five. */
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

  make({ id, properties }, { endpoint }, wiring) {
    const queueArn: string = properties.EventSourceArn;
    if (!queueArn.includes(':sqs:'))
      throw new UnsupportedTemplateError(
        `${id}: the local run knows event sources of SQS only, not ${queueArn}`,
      );
    wiring.eventSources.push({
      id,
      functionName: nameIn(String(properties.FunctionName)),
      isEnabled: properties.Enabled !== false,
      source: {
        queueArn,
        queueUrl: queueUrlOf(endpoint, queueArn),
        region: REGION,
        batchSize: Number(properties.BatchSize ?? DEFAULT_BATCH_SIZE),
        windowSeconds: Number(properties.MaximumBatchingWindowInSeconds ?? 0),
        maximumConcurrency: Number(properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY),
        reportsItemFailures: (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
      },
    });
    return { ref: id, attributes: {} };
  },
};
