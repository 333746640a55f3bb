import { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MAX_CACHE_SECONDS } from '@copydesk/core/article/limits';
import { SYSTEM_CLOCK } from '@copydesk/core/runtime/clock';
import { callsPerSecondOf, type readEnvironment, unitsOf } from '@copydesk/core/runtime/environment';
import { readWholeNumber } from '@copydesk/core/runtime/read-settings';
import { BudgetStore } from '@copydesk/core/store/budget-store';
import { QuotaStore } from '@copydesk/core/store/quota-store';
import { createResultCache } from '@copydesk/core/store/result-cache';
import { BudgetedDetector } from './budgeted-detector.ts';
import { ComprehendDetector } from './comprehend-detector.ts';
import type { EnrichPorts } from './enrich-passages.ts';

/** The answer of a call that takes longer is lost. */
export const CALL_TIMEOUT_MS = 15_000;

/** The ports of enrich that depend on its engine, where the engine is Amazon Comprehend. */
export function connectComprehend(
  environment: ReturnType<typeof readEnvironment<'enrich'>>,
  table: DynamoDBDocumentClient,
  now: () => Date,
): Pick<EnrichPorts, 'cache' | 'detector'> {
  const tableName = environment.COPYDESK_TABLE_NAME;
  const client = new ComprehendClient({
    // Each attempt takes a turn: pacing/call-paced.ts makes the retries.
    maxAttempts: 1,
    requestHandler: { requestTimeout: CALL_TIMEOUT_MS, throwOnRequestTimeout: true },
  });
  const detector = new ComprehendDetector({
    client,
    callsPerSecond: callsPerSecondOf(environment, 'COPYDESK_CALLS_PER_SECOND'),
    quota: new QuotaStore(table, tableName),
    clock: SYSTEM_CLOCK,
  });
  const unitsPerDay = unitsOf(environment, 'COPYDESK_DAILY_BUDGET_UNITS');
  const cacheSeconds = readWholeNumber(environment, 'COPYDESK_CACHE_SECONDS', 0, MAX_CACHE_SECONDS);
  return {
    cache: createResultCache(table, tableName, cacheSeconds),
    detector:
      unitsPerDay === Number.POSITIVE_INFINITY
        ? detector
        : new BudgetedDetector(detector, { budget: new BudgetStore(table, tableName), unitsPerDay, now }),
  };
}
