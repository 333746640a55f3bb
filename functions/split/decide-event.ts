import { contentOf } from '@copydesk/core/article/content-of';
import { generationOf, generationOfBackfill, generationOfDelete } from '@copydesk/core/article/generation';
import { isNewerVersion } from '@copydesk/core/article/pipeline-version';
import type { SourceObject } from '@copydesk/core/article/revision';
import { LOWEST_SEQUENCER } from '@copydesk/core/article/sequencer';
import { areSameSettings, type Settings } from '@copydesk/core/article/settings';
import { isTerminal, lacksAnalyses } from '@copydesk/core/article/status';
import type { Head } from '@copydesk/core/store/items';
import type { ObjectEvent } from './parse-object-events.ts';

/** What split does about an event. `Opened` is the object as it was opened. */
export type EventDecision<Opened> =
  /** Nothing: the work is done, or belongs to another event. */
  | { readonly action: 'done' }
  /** Newer code is processing the object: the message is left to newer code. */
  | { readonly action: 'leave'; readonly head: Head }
  /** Ask publish for a generation that exists: the invocation that wrote it may have died before it asked. */
  | { readonly action: 'announce'; readonly generation: string }
  /** Send the passages again that an existing generation still waits for. */
  | {
      readonly action: 'resume';
      readonly head: Head;
      readonly pending: ReadonlySet<number>;
      readonly object: Opened;
    }
  /**
   * Move the head to the event's place in the order of events, and change nothing else: an invocation that read the
   * head before this event is then too late. `isAnnounced`: also ask publish for the head's generation again, as
   * `announce`.
   */
  | {
      readonly action: 'advance';
      readonly head: Head;
      readonly sequencer: string;
      readonly isAnnounced: boolean;
    }
  /** Replace the head with a tombstone, and announce it. */
  | { readonly action: 'put-tombstone'; readonly write: NewGeneration }
  /** Start a generation of the object. */
  | { readonly action: 'claim'; readonly write: NewGeneration; readonly object: Opened };

/** The generation that a claim or a tombstone writes into the head. */
export interface NewGeneration {
  readonly sequencer: string;
  readonly generation: string;
  /**
   * Whether a recheck must be sent before the write. It must, unless an event covers the write: if the invocation dies
   * after such a write, its event is delivered again and resumes the generation, or a newer event supersedes it.
   */
  readonly needsRecheck: boolean;
}

/** The code that decides: its version, and the settings that it starts generations with. */
export interface Deployment {
  readonly pipelineVersion: string;
  readonly settings: Settings;
}

const DONE = { action: 'done' } as const;

/** Whether the head already reflects a later event. Ask this before the object is opened: it saves the request. */
export function isOutdated(event: Pick<ObjectEvent, 'sequencer'>, head: Head | undefined): boolean {
  // guard: an older event changes nothing
  return event.sequencer !== undefined && head !== undefined && head.sequencer > event.sequencer;
}

/**
 * Decides what split does about an event. Pure and total: the conditions of the table's writes make the decision safe.
 *
 * @param head as read before the object was opened; undefined where the article has none
 * @param object as opened; undefined where none exists
 */
export function decideEvent<Opened extends { readonly source: SourceObject }>(
  event: ObjectEvent,
  head: Head | undefined,
  object: Opened | undefined,
  deployment: Deployment,
): EventDecision<Opened> {
  if (isOutdated(event, head)) return DONE;
  if (/* guard: a delete of an object that exists writes no tombstone */ !object)
    return decideWithoutObject(event, head);
  // The object changed after this put: that change's own event is on its way.
  if (
    event.kind === 'put' &&
    event.etag !== undefined &&
    // guard: a put is processed only with its own ETag
    event.etag !== object.source.etag
  )
    return DONE;
  if (
    event.sequencer !== undefined &&
    head &&
    // guard: the purge of an old version starts no generation
    isPurge(event, head, object.source)
  ) {
    // A rejection is announced again: the invocation that rejected the object may have died before it announced it, and
    // the object's own event now finds a newer sequencer.
    return {
      action: 'advance',
      head,
      sequencer: event.sequencer,
      // guard: a purge announces a rejection again
      isAnnounced: head.status === 'REJECTED',
    };
  }
  return decideWithObject(event, head, object, deployment);
}

function decideWithoutObject(event: ObjectEvent, head: Head | undefined): EventDecision<never> {
  // The object of a put is gone: the delete's own event is on its way. A backfill message has no sequencer and may
  // stand in for a lost event, so the head alone says what the tombstone replaces.
  // guard: the tombstone of a backfill message has the sequencer of the head
  const sequencer = event.sequencer ?? head?.sequencer;
  if (
    sequencer === undefined ||
    // guard: a put that finds no object writes no tombstone
    (event.kind === 'put' && event.sequencer !== undefined)
  )
    return DONE;
  if (head?.status === 'DELETED') {
    if (/* guard: a purge of a deleted article advances the head */ head.sequencer === sequencer) {
      // guard: a tombstone that exists is announced again
      return { action: 'announce', generation: head.generation };
    }
    // An old version was purged, or a backfill message found the object gone before its delete's event arrived.
    return {
      action: 'advance',
      head,
      sequencer,
      // guard: a tombstone that is advanced is announced again
      isAnnounced: true,
    };
  }
  const generation = generationOfDelete(sequencer, head?.generation);
  const needsRecheck = event.sequencer === undefined;
  return { action: 'put-tombstone', write: { sequencer, generation, needsRecheck } };
}

/** Whether a delete removed an old version only: the object is still the very one that the head was written for. */
function isPurge(event: ObjectEvent, head: Head, object: SourceObject): boolean {
  const { etag, versionId, receivedAt } = head.source;
  const isSameVersion = versionId === object.versionId && receivedAt === object.receivedAt;
  return (
    event.kind === 'delete' &&
    event.sequencer !== head.sequencer &&
    // guard: a purge advances the head only of a finished article
    (head.published === head.generation || head.status === 'REJECTED') &&
    etag === object.etag &&
    // guard: a purge advances the head only of the same version
    isSameVersion
  );
}

function decideWithObject<Opened extends { readonly source: SourceObject }>(
  { sequencer, replaces, isSecondLook = false }: ObjectEvent,
  head: Head | undefined,
  object: Opened,
  { pipelineVersion: version, settings }: Deployment,
): EventDecision<Opened> {
  const content = contentOf(object.source);
  const isS3Event = sequencer !== undefined;
  // A recheck asks for nothing to be done again. So it finds nothing to claim where all is well, and rechecks end.
  // guard: a recheck reprocesses nothing
  const mayReprocess = !isS3Event && !isSecondLook;
  const order = sequencer ?? head?.sequencer ?? LOWEST_SEQUENCER;
  const isSameSequencer = head?.sequencer === order;
  if (
    head &&
    isSameSequencer &&
    head.status !== 'DELETED' &&
    // guard: only the same object is resumed
    contentOf(head.source) === content
  ) {
    const isDamaged = head.generation === replaces;
    // Other settings apply to a finished article when a backfill message asks for it. A generation in progress keeps
    // the settings that it started with: settings have no order, so two deployments would supersede each other
    // without end.
    // guard: other settings leave a generation in progress alone
    const isUnlike = isTerminal(head.status) && !isMadeWith(settings, head);
    const lacksAnalysis = lacksAnalyses(head.reasons);
    // An archived object may have been restored.
    const isUnread = head.reasons?.includes('UNREADABLE') === true;
    const isWanted = mayReprocess && (isDamaged || isUnlike || lacksAnalysis || isUnread);
    if (head.pipelineVersion === version && !isWanted)
      // guard: a redelivered event resumes its generation
      return continueWith(head, object);
    if (isNewerVersion(head.pipelineVersion, version))
      // guard: work of newer code in progress is left alone
      return isTerminal(head.status) ? continueWith(head, object) : { action: 'leave', head };
    // Only a backfill message reprocesses what older code finished. What older code left unfinished is superseded:
    // newer code may no longer understand its messages.
    if (isTerminal(head.status) && !mayReprocess) return continueWith(head, object);
  } else if (
    /* guard: a newer event starts its own generation */ isSameSequencer &&
    /* guard: a backfill message processes an object that changed without an event */ isS3Event
  ) {
    // guard: an event with the sequencer of the head does not claim another object
    return DONE;
  }
  const generation = isS3Event
    ? generationOf(order, content, version)
    : generationOfBackfill(head?.generation, content, version);
  // A concurrent duplicate may have processed and deleted its message when there was nothing to do yet: of a backfill
  // message, or of an event that older code had finished.
  const needsRecheck = !isS3Event || isSameSequencer;
  return { action: 'claim', write: { sequencer: order, generation, needsRecheck }, object };
}

/** What the generation in the head still needs from split. */
function continueWith<Opened>(head: Head, object: Opened): EventDecision<Opened> {
  const { status, generation, pending } = head;
  if (status === 'ENRICHING' && pending) return { action: 'resume', head, pending, object };
  return status === 'ENRICHING' || status === 'REJECTED' ? { action: 'announce', generation } : DONE;
}

/** A head without settings is of a rejected object: it would be rejected under any settings. */
function isMadeWith(settings: Settings, head: Head): boolean {
  return head.settings === undefined || areSameSettings(head.settings, settings);
}
