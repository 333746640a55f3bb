import { analysesIn } from '@copydesk/core/article/analysis';
import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { contentOf } from '@copydesk/core/article/content-of';
import { Rejection } from '@copydesk/core/article/errors';
import { generationOfDelete } from '@copydesk/core/article/generation';
import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';
import type {
  BackfillMessage,
  BundleEventMessage,
  PassageMessage,
  PublicationMessage,
} from '@copydesk/core/article/messages';
import { Offsets } from '@copydesk/core/article/offsets';
import type { Passage } from '@copydesk/core/article/passage';
import type { ArticleFacts, SourceObject } from '@copydesk/core/article/revision';
import type { Settings } from '@copydesk/core/article/settings';
import type { Log } from '@copydesk/core/runtime/logger';
import type { ArticleStore, Claim } from '@copydesk/core/store/article-store';
import type { Head } from '@copydesk/core/store/items';
import { cutAsPlanned } from './cut-as-planned.ts';
import { decideClaim } from './decide-claim.ts';
import type { ExtractedArticle } from './extract/extract-article.ts';
import type { ObjectEvent } from './parse-object-events.ts';
import { encodePlan } from './passage-plan.ts';
import { passageSizeOf, planPassages } from './plan-passages.ts';
import type { ObjectReader, OpenObject } from './read-object.ts';
import type { StatedFacts } from './read-stated-facts.ts';
import { tellLanguage } from './tell-language.ts';

/** What split reads and writes. */
export interface SplitPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'claim' | 'advance' | 'bury'>;
  readonly objects: Pick<ObjectReader, 'open'>;
  readonly extractor: { extract(bytes: Uint8Array, stated: StatedFacts): Promise<ExtractedArticle> };
  readonly objectEvents: {
    send(messages: readonly BackfillMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly bundles: { send(messages: readonly BundleEventMessage[]): Promise<void> };
  readonly passages: { send(messages: readonly PassageMessage[]): Promise<void> };
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
  readonly log: Log;
  readonly pipelineVersion: string;
  /** What generations are begun with. */
  readonly settings: Settings;
  now(): Date;
}

/** How often split looks again after losing a race, before it leaves the event to a redelivery. */
const MAX_LOOKS = 3;
/** The longest that SQS delays a message, and longer than any function may run. */
const SECOND_LOOK_SECONDS = 900;
/** How long a tombstone stands: longer than any event can wait in a queue and its dead-letter queue. */
const TOMBSTONE_SECONDS = 60 * 24 * 60 * 60;

/**
 * Makes the table say what the object says: begins a generation of the article and sends its passages, rejects it,
 * or leaves a tombstone. Any number of deliveries of any events, in any order, end the same. A file of many articles is no
 * article: its events are unbundle's.
 *
 * @throws Error for what a retry can cure, a race lost each time included
 */
export async function splitArticle(event: ObjectEvent, ports: SplitPorts): Promise<void> {
  if (isBundleKey(event.key)) return ports.bundles.send([{ type: 'begin', ...event }]);
  for (let look = 1; look <= MAX_LOOKS; look++) {
    if ((await lookAtObject(event, ports)) === 'settled') return;
  }
  throw new Error(
    `${event.bucket}/${event.key} changed under each of ${MAX_LOOKS} looks; it is looked at again`,
  );
}

/** 'raced': a conditional write was refused. It was our own with its answer lost, a twin's, or something newer. */
type Outcome = 'settled' | 'raced';

async function lookAtObject(event: ObjectEvent, ports: SplitPorts): Promise<Outcome> {
  const articleId = articleIdOf(event.bucket, event.key);
  const head = await ports.store.readHead(articleId);
  if (event.sequencer && head && head.sequencer > event.sequencer) return 'settled';

  const object = await ports.objects.open(event.bucket, event.key);
  if (!object) return buryArticle(articleId, event, head, ports);
  try {
    // The object changed since this put: that change's own event is on the way.
    if (event.kind === 'put' && event.etag !== undefined && event.etag !== object.source.etag)
      return 'settled';
    if (event.sequencer && head && isPurge(event, object.source, head)) {
      if (!(await ports.store.advance(articleId, head, event.sequencer))) return 'raced';
      // Whoever rejected it may have died before it could say so, and its own event now finds a newer one.
      if (head.status === 'REJECTED') await announce(head, ports);
      return 'settled';
    }
    return await beginGeneration(articleId, event, head, object, ports);
  } finally {
    object.discard();
  }
}

/**
 * A delete of what no longer stood for the article: an old version was purged, and what was made of it is what stands.
 * Only its place in the order of events is worth recording, lest someone who looked at the object before it be late.
 */
function isPurge(event: ObjectEvent, object: SourceObject, head: Head): boolean {
  const { etag, versionId, receivedAt } = head.source;
  return (
    event.kind === 'delete' &&
    event.sequencer !== head.sequencer &&
    (head.published === head.generation || head.status === 'REJECTED') &&
    etag === object.etag &&
    versionId === object.versionId &&
    receivedAt === object.receivedAt
  );
}

async function buryArticle(
  articleId: string,
  event: ObjectEvent,
  head: Head | undefined,
  ports: SplitPorts,
): Promise<Outcome> {
  const { store, pipelineVersion, now } = ports;
  // The put's object is gone: the delete's own event is on the way. But a hint without a sequencer may stand for an
  // event that was lost; then the head alone says what is to be buried.
  const sequencer = event.sequencer ?? head?.sequencer;
  if (sequencer === undefined || (event.kind === 'put' && event.sequencer !== undefined)) return 'settled';
  const buried = head?.status === 'DELETED' ? head : undefined;
  const generation = buried?.generation ?? generationOfDelete(sequencer, head?.generation);
  if (buried) {
    // An old version was purged, or a hint had found it gone before: nothing changes but the place in the order of events.
    const isInPlace = buried.sequencer === sequencer || (await store.advance(articleId, buried, sequencer));
    if (!isInPlace) return 'raced';
  } else {
    if (event.sequencer === undefined) await planSecondLook(event, ports);
    const expiresAt = Math.floor(now().getTime() / 1000) + TOMBSTONE_SECONDS;
    const { bucket, key } = event;
    const burial = { articleId, bucket, key, sequencer, generation, pipelineVersion, seen: head, expiresAt };
    if (!(await store.bury(burial))) return 'raced';
  }
  // Also for a tombstone that stands: whoever left it may have died before it could say so.
  await announce({ articleId, generation }, ports);
  return 'settled';
}

async function beginGeneration(
  articleId: string,
  event: ObjectEvent,
  head: Head | undefined,
  object: OpenObject,
  ports: SplitPorts,
): Promise<Outcome> {
  const { store, pipelineVersion, settings } = ports;
  const { source } = object;
  const decision = decideClaim(head, event, contentOf(source), pipelineVersion, settings);
  switch (decision.action) {
    case 'done':
      return 'settled';
    case 'leave':
      throw new Error(
        `${event.key} is in work by pipeline ${head?.pipelineVersion}, newer than ${pipelineVersion}`,
      );
    case 'resume':
      await resume(head as Head, object, ports);
      return 'settled';
    case 'claim': {
      const earlier = earlierPlanOf(head, ports);
      const size = passageSizeOf(settings.targetChars);
      const reading = await readArticle(
        object,
        ports,
        (text) => (earlier && cutAsPlanned(text, earlier)) || planPassages(text, size, earlier),
      );
      const claim: Claim = {
        articleId,
        source,
        sequencer: decision.sequencer,
        generation: decision.generation,
        pipelineVersion,
        seen: head,
        outcome: outcomeOf(reading, settings, source, ports.now()),
      };
      if (!decision.isVouchedFor) await planSecondLook(event, ports);
      if (!(await store.claim(claim))) return 'raced';
      if ('rejection' in reading) {
        ports.log.warn('Rejected', {
          key: source.key,
          reason: reading.rejection.reason,
          detail: reading.rejection.message,
        });
        await announce(claim, ports);
      } else {
        await sendPassages(articleId, claim.generation, settings, reading, reading.passages, ports);
      }
      return 'settled';
    }
  }
}

/**
 * Before a change that no event vouches for: who makes it may die before it sends what follows, and a twin, handed the
 * same message, may have looked before there was anything to do, and deleted it. Nobody would come after them.
 */
async function planSecondLook({ bucket, key }: ObjectEvent, { objectEvents }: SplitPorts): Promise<void> {
  await objectEvents.send([{ type: 'backfill', bucket, key, isSecondLook: true }], {
    delaySeconds: SECOND_LOOK_SECONDS,
  });
}

/** Asks publish for what a generation waits for once no passage of it does. */
async function announce(
  { articleId, generation }: Pick<Head, 'articleId' | 'generation'>,
  { publications }: Pick<SplitPorts, 'publications'>,
): Promise<void> {
  await publications.send([{ type: 'publish', articleId, generation }]);
}

/** Sends again what a generation begun earlier still waits for. */
async function resume(head: Head, object: OpenObject, ports: SplitPorts): Promise<void> {
  const { articleId, generation, pending, plan = '', settings = ports.settings } = head;
  if (head.status === 'REJECTED' || (head.status === 'ENRICHING' && !pending)) {
    await announce(head, ports);
  } else if (head.status === 'ENRICHING' && pending) {
    // The same content under the same pipelineVersion is the same text. It is cut as it was for the claim, so an index
    // means the same passage, whatever the settings are now and whatever version stood before.
    const reading = await readArticle(object, ports, (text) => cutAgain(text, plan));
    if ('rejection' in reading) throw reading.rejection;
    const waiting = reading.passages.filter((passage) => pending.has(passage.index));
    await sendPassages(articleId, generation, settings, reading, waiting, ports);
  }
}

/**
 * The plan of the version before, where its passages are worth keeping: they were billed, and would be found again.
 */
function earlierPlanOf(
  head: Head | undefined,
  { settings, pipelineVersion }: Pick<SplitPorts, 'settings' | 'pipelineVersion'>,
): string | undefined {
  const isKept =
    settings.engine === 'comprehend' &&
    head?.pipelineVersion === pipelineVersion &&
    head.settings?.engine === settings.engine &&
    head.settings.targetChars === settings.targetChars;
  return isKept ? head.plan : undefined;
}

/** @throws Error for another text than was claimed: its passages are not those that the head waits for */
function cutAgain(text: string, plan: string): Passage[] {
  const passages = cutAsPlanned(text, plan);
  if (!passages) throw new Error('The article is not the text that its head has a plan of');
  return passages;
}

/** What an object turns out to be. */
type Reading =
  | { readonly facts: ArticleFacts; readonly passages: readonly Passage[] }
  | { readonly rejection: Rejection };

/** Reads an object once, and tells an article from what is none: all that follows from its content alone. */
async function readArticle(
  object: OpenObject,
  { extractor }: Pick<SplitPorts, 'extractor'>,
  cut: (text: string) => Passage[],
): Promise<Reading> {
  const { size, receivedAt } = object.source;
  try {
    if (size > MAX_OBJECT_BYTES) {
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `The object has ${size} bytes; at most ${MAX_OBJECT_BYTES} are read`,
      );
    }
    const { text, languageHint, ...said } = await extractor.extract(await object.read(), object.stated);
    const language = await tellLanguage(text, object.stated.language, languageHint);
    return {
      facts: {
        ...said,
        publishedAt: said.publishedAt ?? receivedAt,
        language,
        chars: new Offsets(text).codePoints,
      },
      passages: cut(text),
    };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error };
    throw error;
  }
}

function outcomeOf(reading: Reading, settings: Settings, source: SourceObject, now: Date): Claim['outcome'] {
  if ('rejection' in reading) {
    return { status: 'REJECTED', reason: reading.rejection.reason, detail: reading.rejection.message };
  }
  return {
    status: 'ENRICHING',
    draft: { ...reading.facts, receivedAt: source.receivedAt, claimedAt: now.toISOString() },
    passageCount: reading.passages.length,
    settings,
    plan: encodePlan(reading.passages),
  };
}

async function sendPassages(
  articleId: string,
  generation: string,
  settings: Settings,
  { facts }: { facts: ArticleFacts },
  passages: readonly Passage[],
  { passages: queue, pipelineVersion }: SplitPorts,
): Promise<void> {
  await queue.send(
    passages.map((passage) => ({
      articleId,
      generation,
      pipelineVersion,
      language: facts.language,
      analyses: analysesIn(facts.language, settings.analyses),
      passage,
    })),
  );
}
