import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { MAX_CACHE_SECONDS } from '@copydesk/core/article/limits';
import { SYSTEM_CLOCK } from '@copydesk/core/runtime/clock';
import { callsPerSecondOf, type readEnvironment, unitsOf } from '@copydesk/core/runtime/environment';
import { METRIC_LOG } from '@copydesk/core/runtime/metric-log';
import { readWholeNumber } from '@copydesk/core/runtime/read-variable';
import { BudgetStore } from '@copydesk/core/store/budget-store';
import type { Engine } from '@copydesk/core/store/items';
import { QuotaStore } from '@copydesk/core/store/quota-store';
import { createResultCache } from '@copydesk/core/store/result-cache';
import type { Table } from '@copydesk/core/store/table';
import { BudgetedDetector } from './budgeted-detector.ts';
import { ComprehendDetector } from './comprehend-detector.ts';
import type { EnrichPorts } from './enrich-passages.ts';

/** The answer of a call that takes longer is lost. */
export const CALL_TIMEOUT_MS = 15_000;

/** The ports of enrich that depend on its engine, where the engine is Amazon Comprehend. */
export function connectComprehend(
  environment: ReturnType<typeof readEnvironment<'enrich'>>,
  table: Table,
  now: () => Date,
  engine: Engine,
): Pick<EnrichPorts, 'cache' | 'detector'> {
  const client = new ComprehendClient({
    // Each attempt takes a turn: pacing/call-paced.ts makes the retries.
    maxAttempts: 1,
    requestHandler: { requestTimeout: CALL_TIMEOUT_MS, throwOnRequestTimeout: true },
  });
  const detector = new ComprehendDetector({
    engine,
    client,
    callsPerSecond: callsPerSecondOf(environment, 'COPYDESK_CALLS_PER_SECOND'),
    quota: new QuotaStore(table),
    clock: SYSTEM_CLOCK,
    metrics: METRIC_LOG,
  });
  const unitsPerDay = unitsOf(environment, 'COPYDESK_DAILY_BUDGET_UNITS');
  const cacheSeconds = readWholeNumber(environment, 'COPYDESK_CACHE_SECONDS', {
    least: 0,
    most: MAX_CACHE_SECONDS,
  });
  return {
    cache: createResultCache(table, cacheSeconds),
    detector:
      unitsPerDay === Number.POSITIVE_INFINITY
        ? detector
        : new BudgetedDetector(detector, { budget: new BudgetStore(table), unitsPerDay, now }),
  };
}
