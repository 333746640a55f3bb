import { type DayMessage, dayMessagesOf } from '@copydesk/core/article/day-message';
import type { BackfillMessage, PublicationMessage } from '@copydesk/core/article/messages';
import { sumUnits } from '@copydesk/core/article/usage';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { AliasStore } from '@copydesk/core/store/alias-store';
import { asStored } from '@copydesk/core/store/article-card';
import type { ArticleStore, Collection } from '@copydesk/core/store/article-store';
import { entitiesOf } from '@copydesk/core/store/guide';
import type { Head, PublishedArticle } from '@copydesk/core/store/items';
import { type SweepStore, sweepGenerations } from '@copydesk/core/store/sweep-generations';
import { type ArticleEvent, articleEventOf } from './article-event.ts';
import { buildCard, buildRows, type MergedGeneration } from './build-records.ts';
import { countArticle, measureLatency } from './count-article.ts';
import { decidePublication } from './decide-publication.ts';
import { mergeArticle } from './merge-article.ts';

/** The ports of publish. */
export interface PublishPorts {
  readonly store: SweepStore &
    Pick<ArticleStore, 'readHead' | 'readCollection' | 'putGuide' | 'putPublished' | 'readCard' | 'flip'>;
  readonly aliases: Pick<AliasStore, 'read'>;
  readonly events: { emit(event: ArticleEvent): Promise<void> };
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly publications: {
    send(messages: readonly PublicationMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly metrics: Metrics;
  readonly days: { send(messages: readonly DayMessage[]): Promise<void> };
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
 * deleted. Then sweeps the items of other generations but their guides, and emits the event. Repeating it changes nothing.
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

/**
 * Removes a superseded generation but its guide: another writer of it may be alive, and the second sweep finds by the guide
 * what that one still writes.
 */
async function removeGeneration(
  { articleId, generation }: Generation,
  { store }: PublishPorts,
): Promise<void> {
  const collection = await store.readCollection(articleId);
  const isOwn = (other: string) => other === generation;
  await sweepGenerations(
    store,
    collection,
    isOwn,
    // guard: a superseded publish keeps its guide
    'keep',
  );
}

async function clearArticle(head: Head, ports: PublishPorts): Promise<void> {
  const { articleId, generation, status, reasons } = head;
  const collection = await ports.store.readCollection(articleId);
  // If the head changed, the list may hold items of a newer generation, which must not be swept.
  const again = await ports.store.readHead(articleId);
  // guard: the head is read again before an article is cleared
  if (again?.generation !== generation) return;
  await sweepGenerations(
    ports.store,
    collection,
    () => true,
    // guard: the first sweep of a deletion keeps the guides
    'keep',
  );
  // guard: the days that a deleted or rejected article leaves are announced
  await sendDays([...daysOf(collection), ...(status === 'REJECTED' ? [head.receivedAt] : [])], ports);
  // guard: a deletion has a second sweep
  await sendResweep(head, ports);
  const outcome = status === 'DELETED' ? 'DELETED' : 'REJECTED';
  await ports.events.emit(articleEventOf(head, outcome, reasons));
  countArticle(outcome, reasons, ports.metrics);
}

async function showGeneration(head: Head, ports: PublishPorts): Promise<void> {
  const { articleId, generation } = head;
  const { store } = ports;
  // Read before the flip: if the flip succeeds, no newer generation had started, and the list holds no item of one.
  const collection = await store.readCollection(articleId, generation);
  // Newer code may merge it differently, and readers would see the names of both merges.
  // guard: a visible article is not merged again
  const isShown = head.published === generation;
  const merged = isShown ? undefined : await mergeGeneration(head, collection, ports);
  if (merged) await putRecords(merged, ports);
  const shown = merged ? publicationOf(merged) : publicationAsShown(head);
  // Also where it is flipped already: the condition makes the sweep below safe.
  if (!(await store.flip({ articleId, generation, ...shown }))) {
    const now = await store.readHead(articleId);
    // guard: a superseded publish removes what it wrote
    if (
      now?.generation !== generation &&
      // guard: a superseded publish removes only what readers do not see
      now?.published !== generation
    )
      await removeGeneration(head, ports);
    return;
  }
  if (merged) {
    countArticle(shown.status, shown.reasons, ports.metrics);
    measureLatency(head, merged.article.timings.receivedAt, ports);
  }
  const isOlder = (other: string) => other !== generation;
  // guard: publish lists the items before the flip
  const listed = collection;
  // guard: publish removes the items of older generations
  await sweepGenerations(
    store,
    listed,
    isOlder,
    // guard: the first sweep keeps the guides
    'keep',
  );
  // Before the second sweep is planned, which deletes the guides of the generations that were on other days.
  // guard: the days that an article comes to and leaves are announced
  await sendDays([shown.publishedAt, ...daysOf(listed)], ports);
  // A head that expired leaves no trace of what was before it, but maybe a guide.
  const hasOlder = listed.guides.some((chunk) => isOlder(chunk.generation));
  // guard: a flip has a second sweep
  if (head.previous || hasOlder) await sendResweep(head, ports);
  const article = merged ? asStored(buildCard(merged)) : await readShown(head, ports);
  const entities =
    merged?.entities ?? entitiesOf(listed.guides.filter((chunk) => !isOlder(chunk.generation)));
  const names = (entities ?? []).flatMap(({ name }) => name ?? []);
  if (article) await ports.events.emit(articleEventOf(head, shown.status, shown.reasons, article, names));
}

async function mergeGeneration(
  head: Head,
  { passages }: Collection,
  { aliases, now }: PublishPorts,
): Promise<MergedGeneration> {
  return mergeArticle(
    head,
    passages,
    now(),
    // guard: a generation is merged with the aliases that it was started with
    await aliases.read(head.settings?.aliases),
  );
}

/** Writes what readers see of a generation once it is flipped. */
async function putRecords(merged: MergedGeneration, { store, now }: PublishPorts): Promise<void> {
  const { articleId, generation, entities, article } = merged;
  const putAt = Math.floor(now().getTime() / 1000);
  const { publishedAt } = article;
  const steps = [
    () => store.putGuide({ articleId, generation, publishedAt, putAt, entities }),
    () => store.putPublished(buildCard(merged), buildRows(merged)),
  ];
  for (const step of /* guard: a guide is put before its card and rows */ steps) await step();
}

const publicationOf = ({ status, reasons, article: { publishedAt, usage } }: MergedGeneration) => ({
  status,
  reasons,
  publishedAt,
  units: sumUnits(usage) + usage.cachedUnits,
});

/** @param head that publishes its generation */
const publicationAsShown = ({ reasons = [], publishedAt = '', units = 0 }: Head) => ({
  status: reasons.length > 0 ? ('PARTIAL' as const) : ('ENRICHED' as const),
  reasons,
  publishedAt,
  units,
});

/**
 * Reads back what readers see of a generation.
 *
 * @returns undefined where a newer one has taken its place: its own publish emits an event
 */
async function readShown(
  { articleId, generation, publishedAt = '' }: Head,
  { store }: PublishPorts,
): Promise<PublishedArticle | undefined> {
  const card = await store.readCard({ articleId, generation, publishedAt });
  if (card) return card;
  const now = await store.readHead(articleId);
  if (now?.published !== generation) return undefined;
  throw new Error(
    `The card of article ${articleId} is missing, though it is published. Run copydesk doctor --repair`,
  );
}

/** When the generations of an article were published, as far as their guides are there. */
const daysOf = ({ guides }: Collection): string[] => guides.map(({ publishedAt }) => publishedAt);

/** Has the digests of some days made anew. @param instants in ISO 8601, UTC */
async function sendDays(
  instants: readonly (string | undefined)[],
  { days }: Pick<PublishPorts, 'days'>,
): Promise<void> {
  const messages = dayMessagesOf(instants.flatMap((instant) => instant ?? []));
  if (messages.length > 0) await days.send(messages);
}

/** Plans the second sweep: a concurrent duplicate that died between two writes may have written after the first. */
async function sendResweep({ articleId, generation }: Head, ports: PublishPorts): Promise<void> {
  await ports.publications.send([{ type: 'resweep', articleId, generation }], {
    delaySeconds: ports.resweepDelaySeconds,
  });
}
