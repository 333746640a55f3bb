import type { Use } from './run-articles.ts';
import type { Counts } from './table-meter.ts';

/** A line of the bill: an amount, and its price for a million articles. */
export interface BillLine {
  readonly name: string;
  readonly amount: number;
  readonly unit: string;
  readonly usd: number;
}

/** List prices of us-east-1, December 2026, in USD for a million of each; of a GB-second and a GB for one. */
const USD = {
  writeUnits: 0.625,
  readUnits: 0.125,
  queueRequests: 0.4,
  events: 1,
  reads: 0.4,
  invocations: 0.2,
  traces: 5,
  gigabyteSecond: 0.0000133334,
  logGigabyte: 0.5,
  storedGigabyteMonth: 0.25,
  recoverableGigabyteMonth: 0.2,
} as const;

/** Assumed, in milliseconds: one request of a function, by service. `bench/simulation/latency.ts` says the same of the table. */
const REQUEST_MS: Readonly<Record<string, number>> = { table: 5, s3: 25, sqs: 10, bus: 15 };
/** The memory of each function in GB, and the time that it computes for one article, measured; see `measure-compute.ts`. */
const MEMORY_GB = { split: 1, publish: 1_769 / 1_024 } as const;
/** At Comprehend's quota, six functions of 512 MB run all the time, and 62.5 articles of four passages pass in a second. */
const ENRICH_GB_SECONDS = (6 * 0.5) / 62.5;
/** Of an invocation of enrich, which takes up to 250 passages of any articles. */
const ENRICH_SHARE = 4 / 250;
/** Lambda's own lines about an invocation, in JSON. Copydesk logs nothing of an article that is enriched. */
const LOG_BYTES = 700;
/** X-Ray takes one trace in twenty. */
const TRACED = 0.05;
/** Writes to the quota item for a call, as simulated: docs/costs.md, "Pacing". */
const QUOTA_WRITES_PER_CALL = 0.52;
const PASSAGES_PER_CALL = 25;
const MESSAGES_PER_REQUEST = 10;

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((all, one) => all + one, 0);

/** The write units of an article whose passages share their calls with those of others. */
export function writeUnitsOf({ writeUnits, messages }: Use): Counts {
  const calls = (2 * (messages.passages ?? 0)) / PASSAGES_PER_CALL;
  return { ...writeUnits, quota: Math.round(calls * QUOTA_WRITES_PER_CALL * 100) / 100 };
}

/** @param computeMs what split and publish compute for an article, on a whole core */
export function priceArticle(use: Use, computeMs: Readonly<Record<'split' | 'publish', number>>): BillLine[] {
  const { requests, messages, readUnits } = use;
  const requestsTo = (service: string) =>
    sum(Object.fromEntries(Object.entries(requests).filter(([name]) => name.includes(` ${service}.`))));
  const received = Object.values(messages).map((count) => Math.ceil(count / MESSAGES_PER_REQUEST));
  // Each batch of messages is sent, received and deleted. S3 sends the first.
  const queueRequests = 1 + requestsTo('sqs') + 2 * received.reduce((all, one) => all + one, 0);
  const publications = messages.publications ?? 0;
  const invocations = 1 + ENRICH_SHARE + publications;
  const waitMs = (stage: string) =>
    Object.entries(requests).reduce((all, [name, count]) => {
      const [of, request = ''] = name.split(' ');
      return of === stage ? all + count * (REQUEST_MS[request.split('.')[0] ?? ''] ?? 0) : all;
    }, 0);
  const seconds = (stage: 'split' | 'publish') =>
    // Below a whole core, computing takes as much longer as there is less of one.
    ((waitMs(stage) + computeMs[stage] * Math.max(1, MEMORY_GB.publish / MEMORY_GB[stage])) / 1000) *
    MEMORY_GB[stage];
  const gigabyteSeconds = seconds('split') + ENRICH_GB_SECONDS + seconds('publish');
  const writes = sum(writeUnitsOf(use));
  const reads = sum(readUnits);
  const line = (name: string, amount: number, unit: string, usd: number): BillLine => ({
    name,
    amount,
    unit,
    usd,
  });
  return [
    line('DynamoDB, writes', writes, 'write units', writes * USD.writeUnits),
    line('DynamoDB, reads', reads, 'read units', reads * USD.readUnits),
    line('Lambda, time', gigabyteSeconds, 'GB-seconds', gigabyteSeconds * USD.gigabyteSecond * 1e6),
    line('Lambda, invocations', invocations, 'invocations', invocations * USD.invocations),
    line('SQS', queueRequests, 'requests', queueRequests * USD.queueRequests),
    line('S3', 1, 'read', USD.reads),
    line('EventBridge', 1, 'event', USD.events),
    line(
      'CloudWatch Logs',
      invocations * LOG_BYTES,
      'bytes',
      (invocations * LOG_BYTES * 1e6 * USD.logGigabyte) / 1e9,
    ),
    line('X-Ray', invocations * TRACED, 'traces', invocations * TRACED * USD.traces),
  ];
}

/** USD a month for a million articles: the table, and what it takes to restore it to any second of 35 days. */
export function priceStorage(bytesOfArticle: number): { readonly usd: number; readonly gigabytes: number } {
  const gigabytes = (bytesOfArticle * 1e6) / 1e9;
  return { gigabytes, usd: gigabytes * (USD.storedGigabyteMonth + USD.recoverableGigabyteMonth) };
}
