import { SQSClient } from '@aws-sdk/client-sqs';
import type { StageQueueUrls } from '@copydesk/core/runtime/stage-queue-urls';
import { StageQueues, type StageState } from '@copydesk/core/runtime/stage-queues';
import { outputNamesOf, STAGE_NAMES } from '@copydesk/core/runtime/stages';
import type { Connection } from './connection.ts';
import { queueUrlOf } from './queue-url-of.ts';

/** Reads the queues of all stages, in flow order. */
export const readStages = (connection: Connection): Promise<StageState[]> =>
  openStageQueues(connection).readStates();

/** @throws Error where the stack lacks an output */
export function openStageQueues(connection: Connection): StageQueues {
  const urls = STAGE_NAMES.map((stage) => {
    const { queueUrl, deadLetterQueueUrl } = outputNamesOf(stage);
    return [
      stage,
      { queue: queueUrlOf(connection, queueUrl), deadLetters: queueUrlOf(connection, deadLetterQueueUrl) },
    ] as const;
  });
  return new StageQueues(connection.client(SQSClient), Object.fromEntries(urls) as unknown as StageQueueUrls);
}
