import type { BackfillMessage } from '../../core/article/messages.ts';
import { pace } from '../pace.ts';

export interface SendOptions {
  readonly perSecond: number;
  isOver(): boolean;
  /** Told of each batch, with how many it held. */
  readonly onSent?: (count: number) => void;
}

/**
 * Has objects looked at again, no more of them a second than asked for, so that what is dropped meanwhile need not wait
 * behind all of them.
 */
export async function sendHints(
  hints: readonly BackfillMessage[],
  queue: { send(messages: readonly BackfillMessage[]): Promise<void> },
  { perSecond, isOver, onSent = () => {} }: SendOptions,
): Promise<void> {
  for await (const batch of pace(hints, perSecond, isOver)) {
    await queue.send(batch);
    onSent(batch.length);
  }
}
