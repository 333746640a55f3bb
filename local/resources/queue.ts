import { arnOf } from '../account.ts';
import { queueUrlOf } from '../gateway/clients.ts';
import type { ResourceKind } from './resource-kind.ts';
import { ENDPOINT } from './wiring.ts';

/** Properties that are queue attributes of the same name. */
const ATTRIBUTES = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
];

export const QUEUE: ResourceKind = {
  obeyed: ['QueueName', 'RedrivePolicy', ...ATTRIBUTES],
  withoutEffect: [
    'KmsDataKeyReusePeriodSeconds',
    'KmsMasterKeyId',
    'RedriveAllowPolicy',
    'SqsManagedSseEnabled',
    'Tags',
  ],

  read({ defaultName, properties }) {
    const name: string = properties.QueueName ?? `${defaultName}${properties.FifoQueue ? '.fifo' : ''}`;
    const attributes: Record<string, string> = {};
    for (const attribute of ATTRIBUTES) {
      if (properties[attribute] !== undefined) attributes[attribute] = String(properties[attribute]);
    }
    if (properties.RedrivePolicy) attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
    const arn = arnOf('sqs', name);
    const url = queueUrlOf(ENDPOINT, arn);
    return {
      ref: url,
      attributes: { Arn: arn, QueueName: name, QueueUrl: url },
      wiring: { queues: [{ name, attributes }] },
    };
  },
};
