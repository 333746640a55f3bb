import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ANALYSES, type Analysis } from '../../core/article/analysis.ts';
import { type DayMessage, parseDayMessage } from '../../core/article/day-message.ts';
import { CACHE_SECONDS } from '../../core/article/limits.ts';
import {
  type BackfillMessage,
  type BundleEventMessage,
  type BundleMessage,
  type PassageMessage,
  type PublicationMessage,
  parseBundleMessage,
  parsePassageMessage,
  parsePublicationMessage,
} from '../../core/article/messages.ts';
import type { Settings } from '../../core/article/settings.ts';
import type { KeptDays } from '../../core/queries/days/kept-days.ts';
import type { Clock } from '../../core/runtime/clock.ts';
import { EventBus } from '../../core/runtime/event-bus.ts';
import { NO_METRICS } from '../../core/runtime/metrics.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { type BatchProcess, oneByOne, parsing } from '../../core/runtime/respond-to-batch.ts';
import { S3Objects } from '../../core/runtime/s3-objects.ts';
import type { StageName } from '../../core/runtime/stages.ts';
import { AliasStore } from '../../core/store/alias-store.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { BundleStore } from '../../core/store/bundle-store.ts';
import { DayStore } from '../../core/store/day-store.ts';
import { QuotaStore } from '../../core/store/quota-store.ts';
import { ResultCache } from '../../core/store/result-cache.ts';
import { Table } from '../../core/store/table.ts';
import { ArchiveBucket } from '../../functions/digest/archive-bucket.ts';
import { digestDays } from '../../functions/digest/digest-days.ts';
import { recordsOf } from '../../functions/digest/read-records.ts';
import { ComprehendDetector } from '../../functions/enrich/comprehend-detector.ts';
import { enrichPassages } from '../../functions/enrich/enrich-passages.ts';
import { publishArticle } from '../../functions/publish/publish-article.ts';
import { resweepArticle } from '../../functions/publish/resweep-article.ts';
import { extractArticle } from '../../functions/split/extract/extract-article.ts';
import { parseObjectEvents } from '../../functions/split/parse-object-events.ts';
import { ObjectReader } from '../../functions/split/read-object.ts';
import { splitArticle } from '../../functions/split/split-article.ts';
import { ArticleWriter } from '../../functions/unbundle/article-writer.ts';
import { unbundle } from '../../functions/unbundle/unbundle.ts';
import { ownAliasesOf } from '../support/aliases.ts';
import { recall } from './recall-results.ts';

export const TABLE_NAME = 'Articles';
/** The bucket of the Parquet files. */
export const ARCHIVE = 'archive';
/** Every name has a counter: no history has ten articles of one day. */
export const LEAST_COUNTED = 1;

/** The SDK clients of one invocation. */
export interface Clients {
  readonly table: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly comprehend: ComprehendClient;
  readonly eventBridge: EventBridgeClient;
}

export interface StageSettings {
  readonly pipelineVersion: string;
  readonly settings: Settings;
  readonly resweepDelaySeconds: number;
  /** Comprehend's quota of each operation. */
  readonly callsPerSecond: number;
  readonly clock: Clock;
  /** What the process of digest keeps over its invocations. */
  readonly keptDays: KeptDays;
  /** How long a large day rests between two digests. */
  readonly restSeconds: number;
  /** When the function times out, in milliseconds since the epoch. */
  readonly deadline: number;
  /** The time that the function sees. With none left, unbundle ends its slice after an item. */
  msLeft(): number;
  now(): Date;
}

/** The time that enrich's handler keeps for its last call. */
const RESERVE_MS = 30_000;

const extract = recall(extractArticle, (object, stated) =>
  JSON.stringify([Buffer.from(object).toString('latin1'), stated]),
);

const log = { info: () => {}, warn: () => {}, error: () => {} };
/** What every stage reports to. */
const reports = { log, metrics: NO_METRICS };

/** The real stages, wired to the clients as in each function's handler.ts. */
export const PROCESS_OF: Record<StageName, (clients: Clients, settings: StageSettings) => BatchProcess> = {
  split: ({ table, s3, sqs }, settings) => {
    const ports = {
      ...settings,
      ...reports,
      store: new ArticleStore(new Table(TABLE_NAME, table)),
      aliases: ownAliasesOf(settings.settings, new Table(TABLE_NAME, table)),
      objects: new ObjectReader(new S3Objects(s3)),
      extractor: { extract },
      objectEvents: new Queue<BackfillMessage>(sqs, 'object-events'),
      bundles: new Queue<BundleEventMessage>(sqs, 'bundles'),
      passages: new Queue<PassageMessage>(sqs, 'passages'),
      publications: new Queue<PublicationMessage>(sqs, 'publications'),
      days: new Queue<DayMessage>(sqs, 'days'),
    };
    return oneByOne(async (body) => {
      const outcomes = await Promise.allSettled(
        parseObjectEvents(body).map((event) => splitArticle(event, ports)),
      );
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    }, 2);
  },
  unbundle: ({ table, s3, sqs, eventBridge }, settings) => {
    const ports = {
      ...settings,
      ...reports,
      store: new BundleStore(new Table(TABLE_NAME, table)),
      bundles: new S3Objects(s3),
      articles: new ArticleWriter(new S3Objects(s3)),
      queue: new Queue<BundleMessage>(sqs, 'bundles'),
      events: new EventBus(eventBridge, 'bus'),
      invocationLifetimeSeconds: settings.resweepDelaySeconds,
    };
    return oneByOne(async (body) => unbundle(parseBundleMessage(body), ports), 1);
  },
  enrich: ({ table, sqs, comprehend }, settings) => {
    const ports = {
      ...settings,
      ...reports,
      store: new ArticleStore(new Table(TABLE_NAME, table)),
      cache: new ResultCache(new Table(TABLE_NAME, table), CACHE_SECONDS),
      detector: new ComprehendDetector({
        client: comprehend,
        callsPerSecond: Object.fromEntries(ANALYSES.map((name) => [name, settings.callsPerSecond])) as Record<
          Analysis,
          number
        >,
        quota: new QuotaStore(new Table(TABLE_NAME, table)),
        clock: settings.clock,
        metrics: NO_METRICS,
      }),
      deadline: settings.deadline - RESERVE_MS,
      passages: new Queue<PassageMessage>(sqs, 'passages'),
      analyses: settings.settings.analyses,
      objectEvents: new Queue<BackfillMessage>(sqs, 'object-events'),
      publications: new Queue<PublicationMessage>(sqs, 'publications'),
    };
    return parsing(parsePassageMessage, (messages, lastReceives) =>
      enrichPassages(messages, ports, lastReceives),
    );
  },
  publish: ({ table, sqs, eventBridge }, settings) => {
    const ports = {
      ...settings,
      ...reports,
      store: new ArticleStore(new Table(TABLE_NAME, table)),
      aliases: new AliasStore(new Table(TABLE_NAME, table)),
      events: new EventBus(eventBridge, 'bus'),
      objectEvents: new Queue<BackfillMessage>(sqs, 'object-events'),
      publications: new Queue<PublicationMessage>(sqs, 'publications'),
      days: new Queue<DayMessage>(sqs, 'days'),
    };
    return oneByOne(async (body) => {
      const message = parsePublicationMessage(body);
      await (message.type === 'publish' ? publishArticle(message, ports) : resweepArticle(message, ports));
    }, 5);
  },
  digest: ({ table: client, s3, sqs }, settings) => {
    const table = new Table(TABLE_NAME, client);
    const store = new DayStore(table, LEAST_COUNTED);
    const ports = {
      ...settings,
      store,
      records: recordsOf(table, store, settings.keptDays),
      archive: new ArchiveBucket(new S3Objects(s3), ARCHIVE),
      days: new Queue<DayMessage>(sqs, 'days'),
      lifetimeSeconds: settings.resweepDelaySeconds,
    };
    return parsing(parseDayMessage, (messages) => digestDays(messages, ports));
  },
};
