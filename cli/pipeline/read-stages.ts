import { outputNamesOf, STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import type { Connection } from './connection.ts';
import { type QueueState, readQueue } from './read-queue.ts';

/** A stage's queue, and how many messages the stage gave up. */
export interface StageState extends QueueState {
  readonly stage: StageName;
  readonly deadLetters: number;
}

/** The queues of all stages, in flow order. */
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
