import { contentOf } from '../../core/article/content-of.ts';
import { generationOf, generationOfBackfill } from '../../core/article/generation.ts';
import { LOWEST_SEQUENCER } from '../../core/article/sequencer.ts';
import { areSameSettings, type Settings } from '../../core/article/settings.ts';
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
      /** This very version was begun or finished by older code, or with other settings: those find nothing to claim here. */
      readonly takesOver: boolean;
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
 * @param hint the event's sequencer, padded; for a backfill none, but perhaps a generation that is damaged
 * @param content of the object as read: `contentOf` it
 * @param version this code's own pipelineVersion
 * @param settings what this code would begin a generation with
 */
export function decideClaim(
  head: ClaimedHead | undefined,
  { sequencer, replaces }: { readonly sequencer?: string; readonly replaces?: string },
  content: string,
  version: string,
  settings: Settings,
): ClaimDecision {
  const isBackfill = sequencer === undefined;
  const order = sequencer ?? head?.sequencer ?? LOWEST_SEQUENCER;
  const sameSequencer = head?.sequencer === order;
  let takesOver = false;
  if (head && sameSequencer && head.status !== 'DELETED' && contentOf(head.source) === content) {
    const isDamaged = isBackfill && head.generation === replaces;
    // Other settings take effect on what is finished, when a backfill asks for it. What is in work is finished with
    // those it was begun with: settings have no order, so two that take over from each other would never end.
    const isUnlike = isTerminal(head.status) && !isMadeWith(settings, head);
    const isWanted =
      isDamaged || (isBackfill && (isUnlike || head.reasons?.includes('ANALYSIS_OFF') === true));
    if (head.pipelineVersion === version && !isWanted) return { action: 'resume' };
    if (head.pipelineVersion > version) return { action: isTerminal(head.status) ? 'resume' : 'leave' };
    // Older code finished it, and only a backfill asks for it to be done again. What older code left unfinished is
    // taken over: its messages may not be understood any more.
    if (isTerminal(head.status) && !isBackfill) return { action: 'resume' };
    takesOver = head.pipelineVersion < version || isUnlike;
  } else if (sameSequencer && !isBackfill) {
    return { action: 'done' };
  }
  return {
    action: 'claim',
    sequencer: order,
    generation: isBackfill
      ? generationOfBackfill(head?.generation, content, version)
      : generationOf(order, content, version),
    takesOver,
  };
}

/** What is no article is none with any settings: its head has none. */
function isMadeWith(settings: Settings, head: ClaimedHead): boolean {
  return head.settings === undefined || areSameSettings(head.settings, settings);
}
