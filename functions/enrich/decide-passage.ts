import type { PassageMessage } from '@copydesk/core/article/messages';
import type { Head } from '@copydesk/core/store/items';

/** What enrich is to do about one passage, before anything is billed for it. */
export type PassageDecision =
  /** The message is newer code's: leave it to newer code. */
  | 'leave'
  /** The generation is no longer the head's: remove what stands of the passage, unless readers see it. */
  | 'superseded'
  /** This passage is settled, and it may have been the last. */
  | 'notify'
  /** This passage is settled. */
  | 'done'
  /** Older code split it: the article is to be split again by this code. */
  | 'backfill'
  | 'analyse';

/** The part of a head that the decision depends on. */
export type PassageHead = Pick<Head, 'status' | 'generation' | 'pending'>;

/**
 * Looks before it bills. Pure: the conditions of the writes that follow make it safe.
 *
 * @param version this code's own pipelineVersion
 */
export function decidePassage(
  head: PassageHead | undefined,
  message: Pick<PassageMessage, 'generation' | 'pipelineVersion'> & {
    readonly passage: { readonly index: number };
  },
  version: string,
): PassageDecision {
  if (message.pipelineVersion > version) return 'leave';
  if (head?.generation !== message.generation) return 'superseded';
  if (!head.pending?.has(message.passage.index)) {
    return !head.pending && head.status === 'ENRICHING' ? 'notify' : 'done';
  }
  return message.pipelineVersion < version ? 'backfill' : 'analyse';
}
