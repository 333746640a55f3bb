import type { StageName } from './stages.ts';

/** The URLs of a stage's queue and dead-letter queue. */
export interface QueueUrls {
  readonly queue: string;
  readonly deadLetters: string;
}
export type StageQueueUrls = Readonly<Record<StageName, QueueUrls>>;
