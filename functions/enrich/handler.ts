import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import { MAX_CACHE_SECONDS } from '../../core/article/limits.ts';
import {
  type BackfillMessage,
  type PassageMessage,
  type PublicationMessage,
  parsePassageMessage,
} from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { createTableClient } from '../../core/runtime/clients.ts';
import { SYSTEM_CLOCK } from '../../core/runtime/clock.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { callsPerSecondOf, readEnvironment, receivesOf, unitsOf } from '../../core/runtime/environment.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { readAnalyses, readWholeNumber } from '../../core/runtime/read-settings.ts';
import { parsing, respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { BudgetStore } from '../../core/store/budget-store.ts';
import { QuotaStore } from '../../core/store/quota-store.ts';
import { createResultCache } from '../../core/store/result-cache.ts';
import { BudgetedDetector } from './budgeted-detector.ts';
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

/** A call that takes longer has lost its answer. */
const CALL_TIMEOUT_MS = 15_000;
/** What a function needs after its last call has begun: that call, and the time to record what it answered. */
const RESERVE_MS = CALL_TIMEOUT_MS + 15_000;

const comprehend = new ComprehendClient({
  // Each attempt is a turn of its own: functions/enrich/pacing/call-paced.ts makes them.
  maxAttempts: 1,
  requestHandler: { requestTimeout: CALL_TIMEOUT_MS, throwOnRequestTimeout: true },
});
const now = () => new Date();
const detector = new ComprehendDetector({
  client: comprehend,
  callsPerSecond: callsPerSecondOf(environment, 'COPYDESK_CALLS_PER_SECOND'),
  quota: new QuotaStore(table, environment.COPYDESK_TABLE_NAME),
  clock: SYSTEM_CLOCK,
});
const unitsPerDay = unitsOf(environment, 'COPYDESK_DAILY_BUDGET_UNITS');
const budget = new BudgetStore(table, environment.COPYDESK_TABLE_NAME);
const ports: Omit<EnrichPorts, 'deadline'> = {
  store: new ArticleStore(table, environment.COPYDESK_TABLE_NAME),
  cache: createResultCache(
    table,
    environment.COPYDESK_TABLE_NAME,
    readWholeNumber(environment, 'COPYDESK_CACHE_SECONDS', 0, MAX_CACHE_SECONDS),
  ),
  detector:
    unitsPerDay === Number.POSITIVE_INFINITY
      ? detector
      : new BudgetedDetector(detector, { budget, unitsPerDay, now }),
  analyses: readAnalyses(environment),
  passages: new Queue<PassageMessage>(sqs, environment.COPYDESK_PASSAGES_QUEUE_URL),
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  log,
  pipelineVersion: PIPELINE_VERSION,
  now,
};

/** Feeds on the passages queue. */
export const handler: SQSHandler = (event, context) => {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
  const enrich = parsing(parsePassageMessage, (messages) => enrichPassages(messages, { ...ports, deadline }));
  return respondToBatch(event, enrich, log, deadLetters);
};
