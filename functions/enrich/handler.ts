import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import { BASE_ANALYSES } from '../../core/article/analysis.ts';
import {
  type BackfillMessage,
  type PublicationMessage,
  parsePassageMessage,
} from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { createTableClient } from '../../core/runtime/clients.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { readEnvironment, receivesOf } from '../../core/runtime/environment.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { parsing, respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { ResultCache } from '../../core/store/result-cache.ts';
import { ComprehendDetector } from './comprehend-detector.ts';
import { type EnrichPorts, enrichPassages } from './enrich-passages.ts';

const environment = readEnvironment('enrich');
const log = createLogger('enrich');
const sqs = new SQSClient({});
const deadLetters = new DeadLetters(
  sqs,
  environment.COPYDESK_DEAD_LETTER_QUEUE_URL,
  receivesOf(environment, 'COPYDESK_MAX_RECEIVE_COUNT'),
);
const table = createTableClient();

const ports: EnrichPorts = {
  store: new ArticleStore(table, environment.COPYDESK_TABLE_NAME),
  cache: new ResultCache(table, environment.COPYDESK_TABLE_NAME),
  // Throttling is waited out here, inside the invocation: a returned message counts towards the dead-letter queue.
  detector: new ComprehendDetector(new ComprehendClient({ retryMode: 'adaptive', maxAttempts: 10 })),
  analyses: BASE_ANALYSES,
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  log,
  pipelineVersion: PIPELINE_VERSION,
  now: () => new Date(),
};

const enrich = parsing(parsePassageMessage, (messages) => enrichPassages(messages, ports));

/** Feeds on the passages queue. */
export const handler: SQSHandler = (event) => respondToBatch(event, enrich, log, deadLetters);
