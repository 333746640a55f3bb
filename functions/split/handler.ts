import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import type {
  BackfillMessage,
  BundleEventMessage,
  PassageMessage,
  PublicationMessage,
} from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { createTableClient } from '../../core/runtime/clients.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { readSettings } from '../../core/runtime/read-settings.ts';
import { oneByOne, respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { BoundedExtractor } from './bounded-extractor.ts';
import { parseObjectEvents } from './parse-object-events.ts';
import { ObjectReader } from './read-object.ts';
import { type SplitPorts, splitArticle } from './split-article.ts';

/** Objects held in memory at a time: a page of 10 MB takes many times that while it is parsed. */
const CONCURRENCY = 1;

const environment = readEnvironment('split');
const log = createLogger('split');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const ports: SplitPorts = {
  store: new ArticleStore(createTableClient(), environment.COPYDESK_TABLE_NAME),
  objects: new ObjectReader(new S3Client({})),
  extractor: new BoundedExtractor(),
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  bundles: new Queue<BundleEventMessage>(sqs, environment.COPYDESK_BUNDLES_QUEUE_URL),
  passages: new Queue<PassageMessage>(sqs, environment.COPYDESK_PASSAGES_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  log,
  pipelineVersion: PIPELINE_VERSION,
  settings: readSettings(environment),
  now: () => new Date(),
};

const split = oneByOne(async (body) => {
  // One bad object among a message's records keeps none of the others waiting.
  const outcomes = await Promise.allSettled(
    parseObjectEvents(body).map((event) => splitArticle(event, ports)),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}, CONCURRENCY);

/** Feeds on the object-events queue. */
export const handler: SQSHandler = (event) => respondToBatch(event, split, log, deadLetters);
