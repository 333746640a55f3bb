import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Connection } from './connection.ts';

/** How many messages of a queue are where; SQS counts approximately. */
export interface QueueState {
  readonly waiting: number;
  readonly inWork: number;
  readonly delayed: number;
}

/** @throws Error for a stack that has no such output */
export function queueUrlOf(
  { outputs, where }: Pick<Connection, 'outputs' | 'where'>,
  output: string,
): string {
  const url = outputs[output];
  if (!url) throw new Error(`${where} has no output ${output}: it is another version's. Deploy again`);
  return url;
}

/** @param output that names the queue's URL */
export async function readQueue(connection: Connection, output: string): Promise<QueueState> {
  const { Attributes: state = {} } = await connection.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrlOf(connection, output), AttributeNames: ['All'] }),
  );
  return {
    waiting: Number(state.ApproximateNumberOfMessages),
    inWork: Number(state.ApproximateNumberOfMessagesNotVisible),
    delayed: Number(state.ApproximateNumberOfMessagesDelayed),
  };
}
