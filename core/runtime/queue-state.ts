import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The messages of a queue, by state. SQS counts approximately. */
export interface QueueState {
  readonly waiting: number;
  /** Received, and not deleted yet. */
  readonly inWork: number;
  readonly delayed: number;
}

export async function readQueueState(client: SQSClient, url: string): Promise<QueueState> {
  const { Attributes: state = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  return {
    waiting: Number(state.ApproximateNumberOfMessages),
    inWork: Number(state.ApproximateNumberOfMessagesNotVisible),
    delayed: Number(state.ApproximateNumberOfMessagesDelayed),
  };
}
