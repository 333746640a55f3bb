import type { BackfillMessage } from '@copydesk/core/article/messages';
import type { Queue } from '@copydesk/core/runtime/queue';
import { pace } from './pace.ts';

export interface SendOptions {
  readonly perSecond: number;
  isOver(): boolean;
  /** Called after each request with the number of messages that the queue took. */
  readonly onSent?: (count: number) => void;
}

/**
 * Sends backfill messages, at most so many a second: an object uploaded meanwhile need not wait behind all of them.
 */
export async function sendBackfillMessages(
  messages: readonly BackfillMessage[],
  queue: Pick<Queue<BackfillMessage>, 'send'>,
  { perSecond, isOver, onSent }: SendOptions,
): Promise<void> {
  for await (const batch of pace(messages, perSecond, isOver))
    await queue.send(batch, { ...(onSent && { onSent }) });
}
