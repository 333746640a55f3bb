import type { BackfillMessage, PublicationMessage } from '@copydesk/core/article/messages';
import type { AliasStore } from '@copydesk/core/store/alias-store';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Head } from '@copydesk/core/store/items';
import { generationOfKey } from '@copydesk/core/store/keys';
import { type ArticleEvent, articleEventOf } from './article-event.ts';
import { decidePublication } from './decide-publication.ts';
import { articleAsShown, mergeArticle } from './merge-article.ts';

/** The ports of publish. */
export interface PublishPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'readCollection' | 'putEntities' | 'flip' | 'deleteItems'>;
  readonly aliases: Pick<AliasStore, 'read'>;
  readonly events: { emit(event: ArticleEvent): Promise<void> };
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly publications: {
    send(messages: readonly PublicationMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly pipelineVersion: string;
  /** Longer than any function may run. An invocation that could still write to an old generation has ended by then. */
  readonly resweepDelaySeconds: number;
  now(): Date;
}

interface Generation {
  readonly articleId: string;
  readonly generation: string;
}

/**
 * Makes a generation visible when nothing of it is pending, or removes every derived item of an article that is rejected or
 * deleted. Then sweeps the items of other generations, and emits the event. Repeating it changes nothing.
 *
 * @throws Error for a failure that a retry can cure
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
        `The article is in progress by pipeline ${head?.pipelineVersion}, newer than ${ports.pipelineVersion}: newer code publishes it`,
      );
    case 'backfill':
      // Only once. Where split fails, its message is retried; a backfill message for each recheck would never end.
      return message.isSecondLook ? undefined : haveSplitAgain(head as Head, ports);
    case 'clear':
      return clearArticle(head as Head, ports);
    case 'publish':
      return showGeneration(head as Head, ports);
  }
}

/**
 * Has an article that older code started processed from the start. A concurrent invocation of older code may publish it
 * meanwhile, and die before it emits the event. Then split finds nothing to do, and the recheck emits the event.
 */
async function haveSplitAgain({ articleId, generation, source }: Head, ports: PublishPorts): Promise<void> {
  // guard: publish rechecks an article that it has split again
  await ports.publications.send([{ type: 'publish', articleId, generation, isSecondLook: true }], {
    delaySeconds: ports.resweepDelaySeconds,
  });
  await ports.objectEvents.send([{ type: 'backfill', bucket: source.bucket, key: source.key }]);
}

async function removeGeneration(
  { articleId, generation }: Generation,
  { store }: PublishPorts,
): Promise<void> {
  const { keys } = await store.readCollection(articleId);
  await store.deleteItems(keys.filter((key) => generationOfKey(key.sk) === generation));
}

async function clearArticle(head: Head, ports: PublishPorts): Promise<void> {
  const { articleId, generation, status, reasons } = head;
  const { keys } = await ports.store.readCollection(articleId);
  // If the head changed, the list may hold items of a newer generation, which must not be swept.
  const again = await ports.store.readHead(articleId);
  // guard: the head is read again before an article is cleared
  if (again?.generation !== generation) return;
  await ports.store.deleteItems(keys);
  // guard: a deletion has a second sweep
  await sendResweep(head, ports);
  await ports.events.emit(articleEventOf(head, status === 'DELETED' ? 'DELETED' : 'REJECTED', reasons));
}

async function showGeneration(head: Head, ports: PublishPorts): Promise<void> {
  const { articleId, generation } = head;
  // Read before the flip: if the flip succeeds, no newer generation had started, and the list holds no item of one.
  const collection = await ports.store.readCollection(articleId, generation);
  // guard: a visible article is not merged again
  const isShown = head.published === generation;
  const visible = isShown
    ? articleAsShown(head)
    : mergeArticle(
        head,
        collection.passages,
        ports.now(),
        // guard: a generation is merged with the aliases that it was started with
        await ports.aliases.read(head.settings?.aliases),
      );
  const { article, entities, reasons } = visible;
  await ports.store.putEntities(entities);
  const status = reasons.length > 0 ? 'PARTIAL' : 'ENRICHED';
  // Also where it is flipped already: the condition makes the sweep below safe.
  if (!(await ports.store.flip({ articleId, generation, status, reasons, article }))) {
    const now = await ports.store.readHead(articleId);
    // guard: a superseded publish removes what it wrote
    if (
      now?.generation !== generation &&
      // guard: a superseded publish removes only what readers do not see
      now?.published !== generation
    )
      await removeGeneration(head, ports);
    return;
  }
  // guard: publish lists the items before the flip
  const older = collection.keys.filter((key) => generationOfKey(key.sk) !== generation);
  // guard: publish removes the items of older generations
  await ports.store.deleteItems(older);
  // guard: a flip has a second sweep
  if (head.previous) await sendResweep(head, ports);
  await ports.events.emit(articleEventOf(head, status, reasons, article));
}

/** Plans the second sweep: a concurrent duplicate that died between two writes may have written after the first. */
async function sendResweep({ articleId, generation }: Head, ports: PublishPorts): Promise<void> {
  await ports.publications.send([{ type: 'resweep', articleId, generation }], {
    delaySeconds: ports.resweepDelaySeconds,
  });
}
