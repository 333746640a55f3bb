import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { SQSClient } from '@aws-sdk/client-sqs';
import { MAX_CACHE_SECONDS } from '@copydesk/core/article/limits';
import { parsePassageMessage } from '@copydesk/core/article/messages';
import { createTableClient } from '@copydesk/core/runtime/clients';
import { SYSTEM_CLOCK } from '@copydesk/core/runtime/clock';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { callsPerSecondOf, readEnvironment, unitsOf } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { readWholeNumber } from '@copydesk/core/runtime/read-settings';
import { parsing, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { BudgetStore } from '@copydesk/core/store/budget-store';
import { QuotaStore } from '@copydesk/core/store/quota-store';
import { createResultCache } from '@copydesk/core/store/result-cache';
import type { SQSHandler } from 'aws-lambda';
import { BudgetedDetector } from './budgeted-detector.ts';
import { ComprehendDetector } from './comprehend-detector.ts';
import { connectPorts } from './connect-ports.ts';
import { enrichPassages } from './enrich-passages.ts';

const environment = readEnvironment('enrich');
const log = createLogger('enrich');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);
const table = createTableClient();

/** The answer of a call that takes longer is lost. */
const CALL_TIMEOUT_MS = 15_000;
/** Time that a function needs once its last call has started: for the call, and to record its answer. */
const RESERVE_MS = CALL_TIMEOUT_MS + 15_000;

const comprehend = new ComprehendClient({
  // Each attempt takes a turn: functions/enrich/pacing/call-paced.ts makes the retries.
  maxAttempts: 1,
  requestHandler: { requestTimeout: CALL_TIMEOUT_MS, throwOnRequestTimeout: true },
});
const ports = connectPorts(environment, { sqs, table }, log);
const detector = new ComprehendDetector({
  client: comprehend,
  callsPerSecond: callsPerSecondOf(environment, 'COPYDESK_CALLS_PER_SECOND'),
  quota: new QuotaStore(table, environment.COPYDESK_TABLE_NAME),
  clock: SYSTEM_CLOCK,
});
const unitsPerDay = unitsOf(environment, 'COPYDESK_DAILY_BUDGET_UNITS');
const cache = createResultCache(
  table,
  environment.COPYDESK_TABLE_NAME,
  readWholeNumber(environment, 'COPYDESK_CACHE_SECONDS', 0, MAX_CACHE_SECONDS),
);
const budgeted =
  unitsPerDay === Number.POSITIVE_INFINITY
    ? detector
    : new BudgetedDetector(detector, {
        budget: new BudgetStore(table, environment.COPYDESK_TABLE_NAME),
        unitsPerDay,
        now: ports.now,
      });

/** Receives the passages queue. */
export const handler: SQSHandler = (event, context) => {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
  const enrich = parsing(parsePassageMessage, (messages) =>
    enrichPassages(messages, { ...ports, cache, detector: budgeted, deadline }),
  );
  return respondToBatch(event, enrich, log, deadLetters);
};
