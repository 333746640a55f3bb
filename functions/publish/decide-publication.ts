import type { Head } from '@copydesk/core/store/items';

/** What publish is to do about a generation. */
export type PublicationDecision =
  /** It is no longer the head's, nor what readers see: remove what it left. */
  | 'remove'
  | 'done'
  /** Newer code is at work on it: leave the message to newer code. */
  | 'leave'
  /** Older code split it and did not finish: the article is to be split again by this code. */
  | 'backfill'
  /** Readers are to see nothing: remove every derived item, and say so. */
  | 'clear'
  /** It is whole: merge it and make it visible. */
  | 'publish';

/** The part of a head that the decision depends on. */
export type PublicationHead = Pick<
  Head,
  'status' | 'generation' | 'published' | 'pending' | 'pipelineVersion'
>;

/**
 * Pure: the conditions of the writes that follow make it safe.
 *
 * @param generation the message's
 * @param version this code's own pipelineVersion
 */
export function decidePublication(
  head: PublicationHead | undefined,
  generation: string,
  version: string,
): PublicationDecision {
  if (head?.generation !== generation) return head?.published === generation ? 'done' : 'remove';
  // Cannot recur: pending is never set again for a generation, and whoever empties it sends another message.
  if (head.pending) return 'done';
  if (head.pipelineVersion > version) return 'leave';
  if (head.status === 'ENRICHING' && head.pipelineVersion < version) return 'backfill';
  return head.status === 'DELETED' || head.status === 'REJECTED' ? 'clear' : 'publish';
}
