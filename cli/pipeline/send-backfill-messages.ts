import type { BackfillMessage } from '@copydesk/core/article/messages';
import type { Queue } from '@copydesk/core/runtime/queue';
import { pace } from './pace.ts';

export interface SendOptions {
  readonly perSecond: number;
  isOver(): boolean;
  /** Told of each request, with how many hints it took. */
  readonly onSent?: (count: number) => void;
}

/**
 * Has objects looked at again, no more of them a second than asked for, so that what is dropped meanwhile need not wait
 * behind all of them.
 */
export async function sendHints(
  hints: readonly BackfillMessage[],
  queue: Pick<Queue<BackfillMessage>, 'send'>,
  { perSecond, isOver, onSent }: SendOptions,
): Promise<void> {
  for await (const batch of pace(hints, perSecond, isOver))
    await queue.send(batch, { ...(onSent && { onSent }) });
}
