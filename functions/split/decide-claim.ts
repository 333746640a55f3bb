import { contentOf } from '@copydesk/core/article/content-of';
import { generationOf, generationOfBackfill } from '@copydesk/core/article/generation';
import { LOWEST_SEQUENCER } from '@copydesk/core/article/sequencer';
import { areSameSettings, type Settings } from '@copydesk/core/article/settings';
import { isTerminal } from '@copydesk/core/article/status';
import type { Head } from '@copydesk/core/store/items';
import type { ObjectEvent } from './parse-object-events.ts';

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
      /**
       * Whether an event vouches for the claim: should whoever makes it die, the event is delivered again, or one that is
       * newer. Otherwise a second look is to be planned before the claim is made.
       */
      readonly isVouchedFor: boolean;
    };

/** The part of a head that a claim depends on. */
export type ClaimedHead = Pick<
  Head,
  'status' | 'reasons' | 'sequencer' | 'generation' | 'pipelineVersion' | 'settings'
> & {
  readonly source: Pick<Head['source'], 'etag' | 'statedDigest'>;
};

/**
 * Decides, for an object that was read, whether to begin a generation. Pure: the table's condition makes it safe.
 *
 * @param head the head as read before the object was, if there is one; not newer than the event
 * @param event its sequencer, padded; a hint has none. A backfill may name a generation that is damaged; a second look
 *   wants nothing to be done again, so that it finds nothing to claim where all is well, and no further look follows it
 * @param content of the object as read: `contentOf` it
 * @param version this code's own pipelineVersion
 * @param settings what this code would begin a generation with
 */
export function decideClaim(
  head: ClaimedHead | undefined,
  { sequencer, replaces, isSecondLook = false }: Pick<ObjectEvent, 'sequencer' | 'replaces' | 'isSecondLook'>,
  content: string,
  version: string,
  settings: Settings,
): ClaimDecision {
  const isHint = sequencer === undefined;
  const isBackfill = isHint && !isSecondLook;
  const order = sequencer ?? head?.sequencer ?? LOWEST_SEQUENCER;
  const sameSequencer = head?.sequencer === order;
  if (head && sameSequencer && head.status !== 'DELETED' && contentOf(head.source) === content) {
    const isDamaged = head.generation === replaces;
    // Other settings take effect on what is finished, when a backfill asks for it. What is in work is finished with
    // those it was begun with: settings have no order, so two that take over from each other would never end.
    const isUnlike = isTerminal(head.status) && !isMadeWith(settings, head);
    const isWanted = isBackfill && (isDamaged || isUnlike || head.reasons?.includes('ANALYSIS_OFF') === true);
    if (head.pipelineVersion === version && !isWanted) return { action: 'resume' };
    if (head.pipelineVersion > version) return { action: isTerminal(head.status) ? 'resume' : 'leave' };
    // Older code finished it, and only a backfill asks for it to be done again. What older code left unfinished is
    // taken over: its messages may not be understood any more.
    if (isTerminal(head.status) && !isBackfill) return { action: 'resume' };
  } else if (sameSequencer && !isHint) {
    return { action: 'done' };
  }
  return {
    action: 'claim',
    sequencer: order,
    generation: isHint
      ? generationOfBackfill(head?.generation, content, version)
      : generationOf(order, content, version),
    // Twins of a hint may have looked before there was anything to do, and an event's of older code found it done.
    isVouchedFor: !isHint && !sameSequencer,
  };
}

/** What is no article is none with any settings: its head has none. */
function isMadeWith(settings: Settings, head: ClaimedHead): boolean {
  return head.settings === undefined || areSameSettings(head.settings, settings);
}
