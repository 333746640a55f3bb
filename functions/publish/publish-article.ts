import type { BackfillMessage, PublicationMessage } from '@copydesk/core/article/messages';
import type { ArticleStore, Collection } from '@copydesk/core/store/article-store';
import { type Head, type PublishedArticle, VISIBLE_ATTRIBUTES } from '@copydesk/core/store/items';
import { generationOfKey } from '@copydesk/core/store/keys';
import { type ArticleEvent, articleEventOf } from './article-event.ts';
import { decidePublication } from './decide-publication.ts';
import { mergePassages } from './merge-passages.ts';

/** What publish reads and writes. */
export interface PublishPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'readCollection' | 'putEntities' | 'flip' | 'deleteItems'>;
  readonly events: { emit(event: ArticleEvent): Promise<void> };
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly publications: {
    send(messages: readonly PublicationMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly pipelineVersion: string;
  /** Longer than any function may run: whoever could still write to an old generation is dead by then. */
  readonly resweepDelaySeconds: number;
  now(): Date;
}

interface Generation {
  readonly articleId: string;
  readonly generation: string;
}

/**
 * Makes a generation visible when it is whole, or makes nothing visible where the article is rejected or deleted;
 * removes what other generations left, and emits the event. Repeating it changes nothing.
 *
 * @throws Error for what a retry can cure
 */
export async function publishArticle(
  message: Omit<PublicationMessage, 'type'>,
  ports: PublishPorts,
): Promise<void> {
  const { articleId, generation } = message;
  const head = await ports.store.readHead(articleId);
  const decision = decidePublication(head, generation, ports.pipelineVersion);
  switch (decision) {
    case 'done':
      return;
    case 'remove':
      return removeGeneration(message, ports);
    case 'leave':
      throw new Error(
        `The article is in work by pipeline ${head?.pipelineVersion}, newer than ${ports.pipelineVersion}`,
      );
    case 'backfill':
      // Once: where split cannot, its own message tells, and a hint for each look would have no end.
      return message.isSecondLook ? undefined : haveSplitAgain(head as Head, ports);
    case 'clear':
      return clearArticle(head as Head, ports);
    case 'publish':
      return showGeneration(head as Head, ports);
  }
}

/**
 * What older code began is begun anew. A twin of older code may show it meanwhile, and die before it tells: then the hint
 * finds nothing to do, and a later look shows it again.
 */
async function haveSplitAgain({ articleId, generation, source }: Head, ports: PublishPorts): Promise<void> {
  await ports.publications.send([{ type: 'publish', articleId, generation, isSecondLook: true }], {
    delaySeconds: ports.resweepDelaySeconds,
  });
  await ports.objectEvents.send([{ type: 'backfill', bucket: source.bucket, key: source.key }]);
}

async function removeGeneration(
  { articleId, generation }: Generation,
  { store }: PublishPorts,
): Promise<void> {
  const { keys } = await store.readCollection(articleId, generation);
  await store.deleteItems(keys.filter((key) => generationOfKey(key.sk) === generation));
}

async function clearArticle(head: Head, ports: PublishPorts): Promise<void> {
  const { articleId, generation, status, reasons } = head;
  const { keys } = await ports.store.readCollection(articleId, generation);
  // The list is of this generation's time only if the head still is: a newer one's arriving items must not be swept.
  const again = await ports.store.readHead(articleId);
  if (again?.generation !== generation) return;
  await ports.store.deleteItems(keys);
  await sendResweep(head, ports);
  await ports.events.emit(articleEventOf(head, status === 'DELETED' ? 'DELETED' : 'REJECTED', reasons));
}

async function showGeneration(head: Head, ports: PublishPorts): Promise<void> {
  const { articleId, generation } = head;
  // Read before the flip: what the flip then finds unchanged, it proves to be of this generation's time.
  const collection = await ports.store.readCollection(articleId, generation);
  const isShown = head.published === generation;
  const { article, entities, reasons } = isShown ? asShown(head) : merge(head, collection, ports.now());
  await ports.store.putEntities(entities);
  const status = reasons.length > 0 ? 'PARTIAL' : 'ENRICHED';
  // Also when it is flipped already: the condition is what makes the sweep below safe.
  if (!(await ports.store.flip({ articleId, generation, status, reasons, article }))) {
    const now = await ports.store.readHead(articleId);
    if (now?.generation !== generation && now?.published !== generation) await removeGeneration(head, ports);
    return;
  }
  await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));
  if (head.previous) await sendResweep(head, ports);
  await ports.events.emit(articleEventOf(head, status, reasons, article));
}

/**
 * What a repetition finds shown stays as it was merged: code that came since may merge otherwise, and readers would see
 * the entities of both.
 */
function asShown(head: Head) {
  const shown = Object.fromEntries(VISIBLE_ATTRIBUTES.map((name) => [name, head[name]]));
  return { article: shown as unknown as PublishedArticle, entities: [], reasons: head.reasons ?? [] };
}

function merge({ draft, passageCount }: Head, { passages }: Collection, now: Date) {
  if (passages.length !== passageCount) {
    throw new Error(`${passages.length} of ${passageCount} passages stand, though none is pending`);
  }
  if (!draft) throw new Error('The head holds no draft of what is to be shown');
  const { receivedAt, claimedAt, ...facts } = draft;
  const { findings, entities, reasons } = mergePassages(facts, passages);
  const article: PublishedArticle = {
    ...facts,
    ...findings,
    timings: { receivedAt, claimedAt, enrichedAt: now.toISOString() },
  };
  return { article, entities, reasons };
}

/** A twin that died between two writes may have left something behind the sweep: a second one comes later. */
async function sendResweep({ articleId, generation }: Head, ports: PublishPorts): Promise<void> {
  await ports.publications.send([{ type: 'resweep', articleId, generation }], {
    delaySeconds: ports.resweepDelaySeconds,
  });
}
