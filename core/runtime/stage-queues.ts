import type { SQSClient } from '@aws-sdk/client-sqs';
import { type PeekedLetters, peekDeadLetters } from './peek-dead-letters.ts';
import { type QueueState, readQueueState } from './queue-state.ts';
import type { StageQueueUrls } from './stage-queue-urls.ts';
import { STAGE_NAMES, type StageName } from './stages.ts';

/** The queue of a stage, and how many messages are in its dead-letter queue. */
export interface StageState extends QueueState {
  readonly stage: StageName;
  readonly deadLetters: number;
}

/** The queues of all stages, for people who look. It takes no message from them. */
export class StageQueues {
  readonly #client: SQSClient;
  readonly #urls: StageQueueUrls;

  constructor(client: SQSClient, urls: StageQueueUrls) {
    this.#client = client;
    this.#urls = urls;
  }

  /** In flow order. */
  async readStates(): Promise<StageState[]> {
    return Promise.all(
      STAGE_NAMES.map(async (stage) => {
        const { queue, deadLetters } = this.#urls[stage];
        const [state, dead] = await Promise.all([
          readQueueState(this.#client, queue),
          readQueueState(this.#client, deadLetters),
        ]);
        return { stage, ...state, deadLetters: dead.waiting + dead.inWork };
      }),
    );
  }

  /** The messages of each dead-letter queue that holds any. */
  async peekDeadLetters(): Promise<ReadonlyMap<StageName, PeekedLetters>> {
    const peeked = await Promise.all(
      STAGE_NAMES.map(async (stage) => {
        const { waiting } = await readQueueState(this.#client, this.#urls[stage].deadLetters);
        const letters =
          waiting > 0
            ? await peekDeadLetters(this.#client, this.#urls[stage].deadLetters, waiting)
            : { letters: [], isWhole: true };
        return [stage, letters] as const;
      }),
    );
    return new Map(peeked);
  }
}
