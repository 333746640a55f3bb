import type { PassageMessage } from '@copydesk/core/article/messages';
import { isNewerVersion } from '@copydesk/core/article/pipeline-version';
import type { Head } from '@copydesk/core/store/items';

/** A decision about one passage, before anything is billed for it. */
export type PassageDecision =
  /** The message is newer code's: leave it to newer code. */
  | 'leave'
  /** The generation is no longer the newest: remove the passage's item, unless readers see it. */
  | 'superseded'
  /** The passage is settled, and it may have been the last one: send publish a message. */
  | 'notify'
  /** The passage is settled. */
  | 'done'
  /** Older code split the passage: have this code split the article again. */
  | 'backfill'
  | 'analyse';

/** The part of a head that the decision depends on. */
export type PassageHead = Pick<Head, 'status' | 'generation' | 'pending'>;

/**
 * Decides from the head whether a passage needs to be analysed. The head may change right after: the conditions of the
 * writes that follow make that safe.
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
  if (isNewerVersion(message.pipelineVersion, version)) return 'leave';
  // guard: enrich analyses no passage of a superseded generation
  if (head?.generation !== message.generation) return 'superseded';
  if (
    // guard: a settled passage is not analysed again while others are pending
    // guard: a settled passage is not analysed again
    !head.pending?.has(message.passage.index)
  ) {
    // guard: enrich announces a generation that has nothing pending
    return !head.pending && head.status === 'ENRICHING' ? 'notify' : 'done';
  }
  return isNewerVersion(version, message.pipelineVersion) ? 'backfill' : 'analyse';
}
