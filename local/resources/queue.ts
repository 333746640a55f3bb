import { CreateQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { arnOf } from '../account.ts';
import { queueUrlOf } from '../gateway/clients.ts';
import type { ResourceKind } from './resource-kind.ts';

/** Properties that are the queue's attributes of the same name. */
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

  async make({ defaultName, properties }, { sqs, endpoint }) {
    const name: string = properties.QueueName ?? `${defaultName}${properties.FifoQueue ? '.fifo' : ''}`;
    const attributes: Record<string, string> = {};
    for (const attribute of ATTRIBUTES) {
      if (properties[attribute] !== undefined) attributes[attribute] = String(properties[attribute]);
    }
    if (properties.RedrivePolicy) attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
    const arn = arnOf('sqs', name);
    const url = queueUrlOf(endpoint, arn);
    await sqs
      .send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }))
      .catch(async (error: Error) => {
        // Made by an earlier run of another template: it gets this one's attributes.
        if (!/exist/i.test(error.name + error.message)) throw error;
        const { FifoQueue: _, ...changeable } = attributes;
        await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: changeable }));
      });
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
};
