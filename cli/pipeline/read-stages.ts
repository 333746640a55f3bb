import { outputNamesOf, STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import type { Connection } from './connection.ts';
import { type QueueState, readQueue } from './read-queue.ts';

/** The queue of a stage, and how many messages are in its dead-letter queue. */
export interface StageState extends QueueState {
  readonly stage: StageName;
  readonly deadLetters: number;
}

/** Reads the queues of all stages, in flow order. */
export async function readStages(connection: Connection): Promise<StageState[]> {
  return Promise.all(
    STAGE_NAMES.map(async (stage) => {
      const { queueUrl, deadLetterQueueUrl } = outputNamesOf(stage);
      const dead = await readQueue(connection, deadLetterQueueUrl);
      const queue = await readQueue(connection, queueUrl);
      return { stage, ...queue, deadLetters: dead.waiting + dead.inWork };
    }),
  );
}
