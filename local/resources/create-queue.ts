import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueDefinition } from './wiring.ts';

/** Creates a queue. A queue that an earlier run created with another template gets the attributes of this one. */
export async function createQueue(
  sqs: SQSClient,
  { name, attributes }: QueueDefinition,
  QueueUrl: string,
): Promise<void> {
  try {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  } catch (error) {
    if (!(error instanceof Error) || !/exist/i.test(error.name + error.message)) throw error;
    const { FifoQueue: _, ...changeable } = attributes;
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: changeable }));
  }
}
