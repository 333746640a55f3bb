import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { BASE_ANALYSES } from '../../core/article/analysis.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import type { DayMessage } from '../../core/article/day-message.ts';
import { CACHE_SECONDS } from '../../core/article/limits.ts';
import type {
  BackfillMessage,
  BundleEventMessage,
  PassageMessage,
  PublicationMessage,
} from '../../core/article/messages.ts';
import { padSequencer } from '../../core/article/sequencer.ts';
import type { AnalysisFailure } from '../../core/article/status.ts';
import type { Metrics } from '../../core/runtime/metrics.ts';
import { AliasStore } from '../../core/store/alias-store.ts';
import type { ArticleCard } from '../../core/store/article-card.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import type { Head } from '../../core/store/items.ts';
import { type ItemKey, nameOfRowKey, parsePublishedKey } from '../../core/store/keys.ts';
import { ResultCache } from '../../core/store/result-cache.ts';
import { Table } from '../../core/store/table.ts';
import type { Detection, Detector, Document } from '../../functions/enrich/detector.ts';
import { type EnrichPorts, enrichPassages } from '../../functions/enrich/enrich-passages.ts';
import type { ArticleEvent } from '../../functions/publish/article-event.ts';
import { type PublishPorts, publishArticle } from '../../functions/publish/publish-article.ts';
import { resweepArticle } from '../../functions/publish/resweep-article.ts';
import { extractArticle } from '../../functions/split/extract/extract-article.ts';
import { OwnAliases } from '../../functions/split/own-aliases.ts';
import { type ObjectEvent, parseObjectEvents } from '../../functions/split/parse-object-events.ts';
import { type SplitPorts, splitArticle } from '../../functions/split/split-article.ts';
import type { StatedFacts } from '../../functions/split/stated-facts.ts';
import { NEUTRAL, SETTINGS } from './articles.ts';
import { checkEvent } from './check-event.ts';
import type { TestTable } from './start-table.ts';

/** A queue in memory. `refuse` makes the next send fail before it has any effect. */
class MemoryQueue<Message> {
  sent: Message[] = [];
  refuse: Error | undefined;

  async send(messages: readonly Message[]): Promise<void> {
    if (this.refuse) {
      const error = this.refuse;
      this.refuse = undefined;
      throw error;
    }
    this.sent.push(...messages);
  }

  take(): Message[] {
    return this.sent.splice(0);
  }
}

interface FakeObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly size: number;
  readonly receivedAt: string;
  readonly versionId?: string;
  readonly stated?: StatedFacts;
  readonly statedDigest?: string;
}

const NAMES = /\b(?:Iran|Tehran|Donald Trump|Trump)\b/gu;

/** Finds four names and a neutral tone. A test sets which texts fail, and how. */
class FakeDetector implements Detector {
  readonly engine = { name: 'fake', version: '1' };
  readonly isBilled = true;
  readonly asked: Document[] = [];
  /** The permanent failure of each text that contains the key. */
  readonly failing = new Map<string, AnalysisFailure>();
  /** Texts that contain one of these are throttled. */
  readonly throttled = new Set<string>();
  /** Runs during each call, as a concurrent writer would. */
  meanwhile: (() => Promise<unknown>) | undefined;

  async detect(documents: readonly Document[]): Promise<readonly Detection[]> {
    this.asked.push(...documents);
    await this.meanwhile?.();
    return documents.map((document) => this.#detectOne(document));
  }

  #detectOne({ text, analyses }: Document): Detection {
    if ([...this.throttled].some((part) => text.includes(part)))
      return { analysis: { failures: {} }, calls: [], error: new Error('slow down') };
    const calls = ['call'];
    const failure = [...this.failing].find(([part]) => text.includes(part))?.[1];
    if (failure) return { analysis: { sentiment: NEUTRAL, failures: { entities: failure } }, calls };
    const entities = [...text.matchAll(NAMES)].map(({ 0: name, index }) => ({
      type: name.endsWith('Trump') ? ('PERSON' as const) : ('LOCATION' as const),
      text: name,
      score: 0.9,
      begin: index,
      end: index + name.length,
    }));
    const keyPhrases = analyses.includes('keyPhrases') && { keyPhrases: [] };
    return { analysis: { entities, sentiment: NEUTRAL, ...keyPhrases, failures: {} }, calls };
  }
}

export type TestStages = ReturnType<typeof createTestStages>;

/**
 * Split, enrich and publish over a real table, with a bucket, queues, an engine and a bus in memory. They process one
 * object. Tests with different keys can share a table.
 */
export function createTestStages(table: TestTable, key: string) {
  const bucket = 'articles';
  const articleId = articleIdOf(bucket, key);
  const store = new ArticleStore(new Table(table.name, table.client));
  const aliases = new AliasStore(new Table(table.name, table.client));
  const detector = new FakeDetector();
  const events: ArticleEvent[] = [];
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const counted: unknown[][] = [];
  const metrics: Metrics = { add: (...metric) => void counted.push(metric) };
  const queues = {
    bundles: new MemoryQueue<BundleEventMessage>(),
    passages: new MemoryQueue<PassageMessage>(),
    publications: new MemoryQueue<PublicationMessage>(),
    objectEvents: new MemoryQueue<BackfillMessage>(),
    days: new MemoryQueue<DayMessage>(),
  };
  let object: FakeObject | undefined;
  let discarded = 0;
  let opened = 0;
  let clock = Date.parse('2026-11-24T10:00:00Z');
  const now = () => {
    clock += 1_000;
    return new Date(clock);
  };
  const shared = { log, metrics, pipelineVersion: '2', now };
  const split: SplitPorts = {
    ...shared,
    settings: SETTINGS,
    store,
    aliases: new OwnAliases(undefined, aliases),
    objectEvents: queues.objectEvents,
    bundles: queues.bundles,
    passages: queues.passages,
    publications: queues.publications,
    days: queues.days,
    extractor: { extract: extractArticle },
    objects: {
      open: async () => {
        opened++;
        if (!object) return undefined;
        const { bytes, stated = {}, statedDigest, ...described } = object;
        return {
          source: { bucket, key, ...described, ...(statedDigest && { statedDigest }) },
          stated,
          read: async () => bytes,
          discard: () => {
            discarded++;
          },
        };
      },
    },
  };
  const enrich: EnrichPorts = {
    ...shared,
    store,
    cache: new ResultCache(new Table(table.name, table.client), CACHE_SECONDS),
    detector,
    analyses: BASE_ANALYSES,
    passages: queues.passages,
    objectEvents: queues.objectEvents,
    publications: queues.publications,
    deadline: Number.POSITIVE_INFINITY,
  };
  const publish: PublishPorts = {
    ...shared,
    store,
    aliases,
    events: {
      emit: async (event) => {
        checkEvent(event);
        events.push(event);
      },
    },
    objectEvents: queues.objectEvents,
    publications: queues.publications,
    days: queues.days,
    resweepDelaySeconds: 900,
  };
  const event = (kind: ObjectEvent['kind'], sequencer: string, etag?: string): ObjectEvent => ({
    kind,
    bucket,
    key,
    sequencer: padSequencer(sequencer),
    ...(etag !== undefined && { etag }),
  });

  const stages = {
    articleId,
    store,
    detector,
    events,
    /** The metrics that the stages counted, in order. */
    counted,
    queues,
    ports: { split, enrich, publish },
    backfill: { kind: 'put', bucket, key } satisfies ObjectEvent,
    counts: () => ({ opened, discarded }),

    /** Puts the object and returns its event, which is not delivered yet. */
    put(content: string | Uint8Array, sequencer: string, overrides: Partial<FakeObject> = {}): ObjectEvent {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const etag = `etag-${sequencer}`;
      object = { bytes, etag, size: bytes.length, receivedAt: '2026-11-24T09:30:00.000Z', ...overrides };
      return event('put', sequencer, object.etag);
    },

    /** Removes the object and returns its event, which is not delivered yet. */
    remove(sequencer: string): ObjectEvent {
      object = undefined;
      return event('delete', sequencer);
    },

    event,
    split: (event: ObjectEvent, ports: Partial<SplitPorts> = {}) =>
      splitArticle(event, { ...split, ...ports }),
    enrich: (messages: readonly PassageMessage[], ports: Partial<EnrichPorts> = {}) =>
      enrichPassages(messages, { ...enrich, ...ports }),
    publish: (message: PublicationMessage, ports: Partial<PublishPorts> = {}) =>
      (message.type === 'publish' ? publishArticle : resweepArticle)(message, { ...publish, ...ports }),

    /** Delivers the messages of all queues until the queues are empty. */
    async settle(): Promise<void> {
      for (;;) {
        const passages = queues.passages.take();
        const publications = queues.publications.take();
        const backfills = queues.objectEvents.take();
        if (passages.length + publications.length + backfills.length === 0) return;
        for (const outcome of await stages.enrich(passages)) {
          if (outcome.status === 'rejected') throw outcome.reason;
        }
        for (const message of publications) await stages.publish(message);
        for (const backfill of backfills)
          for (const event of parseObjectEvents(JSON.stringify(backfill))) await stages.split(event);
      }
    },

    head: (): Promise<Head | undefined> => store.readHead(articleId),
    /** Every item of the article, by sort key. */
    items: async (): Promise<Record<string, unknown>[]> => {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `A#${articleId}` },
          ConsistentRead: true,
        }),
      );
      return Items;
    },
    /** The sort keys of the article's items. */
    keys: async () => (await stages.items()).map(({ sk }) => String(sk)),
    /** The cards and rows of the article, as "row iran g5 PERSON" and "card g5". */
    published: async (): Promise<string[]> =>
      ((await table.items()) as unknown as ItemKey[])
        .flatMap((key) => {
          const parsed = parsePublishedKey(key);
          if (parsed?.articleId !== articleId) return [];
          const { generation, type } = parsed;
          return [type ? `row ${nameOfRowKey(key)} ${generation} ${type}` : `card ${generation}`];
        })
        .sort(),
    /** The card that readers see. */
    card: async (): Promise<ArticleCard | undefined> => {
      const { published: generation = '', publishedAt = '' } = (await stages.head()) ?? {};
      return store.readCard({ articleId, generation, publishedAt });
    },
  };
  return stages;
}
