import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Connection } from './connection.ts';

/** The messages of a queue, by state. SQS counts approximately. */
export interface QueueState {
  readonly waiting: number;
  /** Received, and not deleted yet. */
  readonly inWork: number;
  readonly delayed: number;
}

/** @throws Error where the stack has no such output */
export function queueUrlOf(
  { outputs, where }: Pick<Connection, 'outputs' | 'where'>,
  output: string,
): string {
  const url = outputs[output];
  if (!url)
    throw new Error(
      `${where} has no output ${output}: another version of Copydesk is deployed. Deploy again`,
    );
  return url;
}

/** @param output the stack output that holds the queue's URL */
export async function readQueue(connection: Connection, output: string): Promise<QueueState> {
  const { Attributes: state = {} } = await connection
    .client(SQSClient)
    .send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrlOf(connection, output), AttributeNames: ['All'] }),
    );
  return {
    waiting: Number(state.ApproximateNumberOfMessages),
    inWork: Number(state.ApproximateNumberOfMessagesNotVisible),
    delayed: Number(state.ApproximateNumberOfMessagesDelayed),
  };
}
