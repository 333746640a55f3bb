import { generationOf, generationOfBackfill } from '../../core/article/generation.ts';
import { LOWEST_SEQUENCER } from '../../core/article/sequencer.ts';
import { isTerminal } from '../../core/article/status.ts';
import type { Head } from '../../core/store/items.ts';

/** What split is to do about an object that stands. */
export type ClaimDecision =
  /** Nothing: the work is done, or another event's. */
  | { readonly action: 'done' }
  /** The generation is begun already: send again what it still waits for. */
  | { readonly action: 'resume' }
  /** Newer code is at work on it: leave the message to newer code. */
  | { readonly action: 'leave' }
  | {
      readonly action: 'claim';
      readonly sequencer: string;
      readonly generation: string;
    };

/** The part of a head that a claim depends on. */
export type ClaimedHead = Pick<Head, 'status' | 'sequencer' | 'generation' | 'pipelineVersion'> & {
  readonly source: Pick<Head['source'], 'etag'>;
};

/**
 * Decides, for an object that was read, whether to begin a generation. Pure: the table's condition makes it safe.
 *
 * @param head the head as read before the object was, if there is one; not newer than the event
 * @param sequencer the event's, padded; undefined for a backfill
 * @param etag of the object as read
 * @param version this code's own pipelineVersion
 */
export function decideClaim(
  head: ClaimedHead | undefined,
  sequencer: string | undefined,
  etag: string,
  version: string,
): ClaimDecision {
  const isBackfill = sequencer === undefined;
  const order = sequencer ?? head?.sequencer ?? LOWEST_SEQUENCER;
  const sameSequencer = head?.sequencer === order;
  if (head && sameSequencer && head.status !== 'DELETED' && head.source.etag === etag) {
    if (head.pipelineVersion === version) return { action: 'resume' };
    if (head.pipelineVersion > version) return { action: isTerminal(head.status) ? 'resume' : 'leave' };
    // Older code finished it, and only a backfill asks for it to be done again. What older code left unfinished is
    // taken over: its messages may not be understood any more.
    if (isTerminal(head.status) && !isBackfill) return { action: 'resume' };
  } else if (sameSequencer && !isBackfill) {
    return { action: 'done' };
  }
  return {
    action: 'claim',
    sequencer: order,
    generation: isBackfill
      ? generationOfBackfill(head?.generation, etag, version)
      : generationOf(order, etag, version),
  };
}
