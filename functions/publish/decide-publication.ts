import { isNewerVersion } from '@copydesk/core/article/pipeline-version';
import type { Head } from '@copydesk/core/store/items';

/** A decision about a generation. */
export type PublicationDecision =
  /** The generation is neither the newest nor what readers see: remove its items. */
  | 'remove'
  | 'done'
  /** The article is newer code's: leave the message to newer code. */
  | 'leave'
  /** Older code split the article and did not finish: have this code split it again. */
  | 'backfill'
  /** The article is rejected or deleted: remove every derived item, and emit the event. */
  | 'clear'
  /** Nothing is pending: merge the generation and make it visible. */
  | 'publish';

/** The part of a head that the decision depends on. */
export type PublicationHead = Pick<
  Head,
  'status' | 'generation' | 'published' | 'pending' | 'pipelineVersion'
>;

/**
 * Decides from the head what to do about a generation. The head may change right after: the conditions of the writes that
 * follow make that safe.
 *
 * @param generation the message's
 * @param version this code's own pipelineVersion
 */
export function decidePublication(
  head: PublicationHead | undefined,
  generation: string,
  version: string,
): PublicationDecision {
  if (head?.generation !== generation)
    // guard: publish removes no item that readers still see
    return head?.published === generation ? 'done' : 'remove';
  // The message is not needed: the enrich invocation that settles the last passage sends another one.
  // guard: publish waits for pending passages
  if (head.pending) return 'done';
  // guard: publish leaves a generation of newer code to newer code
  if (isNewerVersion(head.pipelineVersion, version)) return 'leave';
  if (head.status === 'ENRICHING' && isNewerVersion(version, head.pipelineVersion)) return 'backfill';
  return head.status === 'DELETED' || head.status === 'REJECTED' ? 'clear' : 'publish';
}
