import type { Connection } from './connection.ts';
import { type QueueState, readQueue } from './read-queue.ts';
import { STAGES, type StageName } from './stages.ts';

/** A stage's queue, and how many messages the stage gave up. */
export interface StageState extends QueueState {
  readonly stage: StageName;
  readonly deadLetters: number;
}

/** The queues of all stages, in flow order. */
export async function readStages(connection: Connection): Promise<StageState[]> {
  return Promise.all(
    STAGES.map(async ([stage, feed]) => {
      const dead = await readQueue(connection, `${feed}DeadLetterQueueUrl`);
      const queue = await readQueue(connection, `${feed}QueueUrl`);
      return { stage, ...queue, deadLetters: dead.waiting + dead.inWork };
    }),
  );
}
