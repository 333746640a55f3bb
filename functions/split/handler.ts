import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DayMessage } from '@copydesk/core/article/day-message';
import type {
  BackfillMessage,
  BundleEventMessage,
  PassageMessage,
  PublicationMessage,
} from '@copydesk/core/article/messages';
import { PIPELINE_VERSION } from '@copydesk/core/article/pipeline-version';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { readEnvironment } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { METRIC_LOG } from '@copydesk/core/runtime/metric-log';
import { Queue } from '@copydesk/core/runtime/queue';
import { readSettings } from '@copydesk/core/runtime/read-settings';
import { oneByOne, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { S3Objects } from '@copydesk/core/runtime/s3-objects';
import { AliasStore } from '@copydesk/core/store/alias-store';
import { ArticleStore } from '@copydesk/core/store/article-store';
import { Table } from '@copydesk/core/store/table';
import type { SQSHandler } from 'aws-lambda';
import { BoundedExtractor } from './bounded-extractor.ts';
import { OwnAliases } from './own-aliases.ts';
import { parseObjectEvents } from './parse-object-events.ts';
import { ObjectReader } from './read-object.ts';
import { type SplitPorts, splitArticle } from './split-article.ts';

/** Objects in memory at a time. A page of 10 MB takes many times that while it is parsed. */
const CONCURRENCY = 1;

const environment = readEnvironment('split');
const log = createLogger('split');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const table = new Table(environment.COPYDESK_TABLE_NAME);
// The template puts the owner's file beside this one.
const aliases = OwnAliases.in(import.meta.dirname, new AliasStore(table));

const ports: SplitPorts = {
  store: new ArticleStore(table),
  aliases,
  objects: new ObjectReader(new S3Objects(new S3Client({}))),
  extractor: new BoundedExtractor(),
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  bundles: new Queue<BundleEventMessage>(sqs, environment.COPYDESK_BUNDLES_QUEUE_URL),
  passages: new Queue<PassageMessage>(sqs, environment.COPYDESK_PASSAGES_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  days: new Queue<DayMessage>(sqs, environment.COPYDESK_DAYS_QUEUE_URL),
  log,
  metrics: METRIC_LOG,
  pipelineVersion: PIPELINE_VERSION,
  settings: { ...readSettings(environment), ...(aliases.digest && { aliases: aliases.digest }) },
  now: () => new Date(),
};

const split = oneByOne(async (body) => {
  // One failing record of a message does not keep the other records waiting.
  const outcomes = await Promise.allSettled(
    parseObjectEvents(body).map((event) => splitArticle(event, ports)),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}, CONCURRENCY);

/** Receives the object-events queue. */
export const handler: SQSHandler = (event) => respondToBatch(event, split, log, deadLetters);
