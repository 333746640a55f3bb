import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import { loadAnalyser } from '../../core/analyser/analyser.ts';
import {
  type BackfillMessage,
  type PassageMessage,
  type PublicationMessage,
  parsePassageMessage,
} from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { createTableClient } from '../../core/runtime/clients.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { readEnvironment, receivesOf } from '../../core/runtime/environment.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { readAnalyses } from '../../core/runtime/read-settings.ts';
import { parsing, respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { NO_CACHE } from '../../core/store/result-cache.ts';
import { type EnrichPorts, enrichPassages } from '../enrich/enrich-passages.ts';
import { EmbeddedDetector } from './embedded-detector.ts';

const environment = readEnvironment('enrich-embedded');
const log = createLogger('enrich');
const sqs = new SQSClient({});
const deadLetters = new DeadLetters(
  sqs,
  environment.COPYDESK_DEAD_LETTER_QUEUE_URL,
  receivesOf(environment, 'COPYDESK_MAX_RECEIVE_COUNT'),
);

const ports: EnrichPorts = {
  store: new ArticleStore(createTableClient(), environment.COPYDESK_TABLE_NAME),
  // A write to the table costs more than to find the same again.
  cache: NO_CACHE,
  detector: new EmbeddedDetector(await loadAnalyser(), log),
  analyses: readAnalyses(environment),
  passages: new Queue<PassageMessage>(sqs, environment.COPYDESK_PASSAGES_QUEUE_URL),
  // Nothing is waited for: what is computed is in no queue of calls.
  deadline: Number.POSITIVE_INFINITY,
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  log,
  pipelineVersion: PIPELINE_VERSION,
  now: () => new Date(),
};

const enrich = parsing(parsePassageMessage, (messages) => enrichPassages(messages, ports));

/** Feeds on the passages queue, in the place of enrich. */
export const handler: SQSHandler = (event) => respondToBatch(event, enrich, log, deadLetters);
