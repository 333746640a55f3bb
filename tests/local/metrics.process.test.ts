import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { METRIC_ENTRIES } from '../../core/runtime/metrics.ts';
import { connectClients, type HostClients } from '../../local/gateway/clients.ts';
import { parseMetricLine } from '../../local/metrics/parse-metric-line.ts';
import { METRICS_PATH, type PrintedMetrics } from '../../local/stack-path.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { METRIC_SERIES } from '../support/metric-series.ts';
import { makeTempDir, until } from './fixtures/start-stack.ts';

/** What the deployed functions print, and what is made of it. */

/** In every text, and nowhere else. */
const CANARY = 'zebrafinch';
const OBJECTS: Readonly<Record<string, string | Uint8Array>> = {
  'english.txt': `Mayor opens ${CANARY}\n\nMayor Ilse Brandt opened the ${CANARY} in Bonn on Monday, and was happy.\n`,
  'again.txt': `Mayor opens ${CANARY}\n\nMayor Ilse Brandt opened the ${CANARY} in Bonn on Monday, and was happy.\n`,
  'german.txt': `Die Halle\n\nDie Bürgermeisterin hat am Montag den ${CANARY} in der Stadt eröffnet und sich sehr darüber gefreut.\n`,
  'gone.txt': `Hall closes\n\nThe ${CANARY} in Bonn closed on Monday, and the mayor was sad about it.\n`,
  'data.json': JSON.stringify({ [CANARY]: 1 }),
  'bundles/day.jsonl': `${JSON.stringify({ id: 1, title: `Hall ${CANARY}`, text: `The ${CANARY} opens in Bonn on Monday.` })}\n{"${CANARY}\n`,
};
const QUEUES = ['ObjectEvents', 'Bundles', 'Passages', 'Publications'] as const;
/** Each needs a service that fails at the right moment: the tests of respond-to-batch and of enrich print these. */
const RARE = ['MessagesRetried', 'PassagesPostponed', 'CallsThrottled'];

const dataDir = makeTempDir();
let host: RunningHost;
let clients: HostClients;

const put = (Key: string, Body: string | Uint8Array) =>
  clients.s3.send(new PutObjectCommand({ Bucket: host.outputs.BucketName, Key, Body }));
const metrics = async () => (await (await fetch(new URL(METRICS_PATH, host.url))).json()) as PrintedMetrics;
const logLines = () =>
  readdirSync(join(dataDir, 'logs'))
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) =>
      readFileSync(join(dataDir, 'logs', name), 'utf8')
        .split('\n')
        .filter(Boolean),
    );

const stageIn = (functionName = '') =>
  /Pipeline(Split|Unbundle|Enrich|Publish)Function/.exec(functionName)?.[1]?.toLowerCase();

/** The sums of the printed series, as in METRIC_SERIES. */
async function sums(): Promise<Record<string, number>> {
  const { series } = await metrics();
  return Object.fromEntries(
    series.map(({ name, dimensions: { FunctionName, ...own }, sum }) => [
      [stageIn(FunctionName), name, ...Object.values(own)].join(' '),
      sum,
    ]),
  );
}

beforeAll(async () => {
  host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  clients = connectClients(host.url);
  const { 'again.txt': again, ...first } = OBJECTS;
  for (const [key, body] of Object.entries(first)) await put(key, body);
  for (const queue of QUEUES)
    await clients.sqs.send(
      new SendMessageCommand({
        QueueUrl: host.outputs[`${queue}QueueUrl`],
        MessageBody: `Subject: ${CANARY}`,
      }),
    );
  const outIs = (status: string, count: number) => async () =>
    ((await sums())[`publish ArticlesOut ${status}`] ?? 0) >= count;
  await until('the articles to be out', outIs('ENRICHED', 3), 60_000);
  // The cache has its text by now.
  await put('again.txt', again as string);
  await clients.s3.send(new DeleteObjectCommand({ Bucket: host.outputs.BucketName, Key: 'gone.txt' }));
  await until('the repeated article to be out', outIs('ENRICHED', 4), 60_000);
  await until('the deletion', outIs('DELETED', 1), 60_000);
  await until('the dead letters', async () => Boolean((await sums())['enrich DeadLetters']), 60_000);
}, 120_000);

afterAll(async () => {
  for (const client of Object.values(clients ?? {})) client.destroy();
  await host?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('the functions print every metric that is declared, and no series that the dashboard does not show', async () => {
  const printed = Object.keys(await sums());
  for (const series of printed) expect(METRIC_SERIES).toContain(series);
  const names = new Set(printed.map((series) => series.split(' ')[1]));
  const declared = METRIC_ENTRIES.map(([name]) => name).filter((name) => !RARE.includes(name));
  expect(declared.filter((name) => !names.has(name))).toEqual([]);
});

it('the metrics count what happened', async () => {
  expect(await sums()).toMatchObject({
    'split ArticlesIn': 7,
    'unbundle BundlesOut PARTIAL': 1,
    'publish ArticlesOut ENRICHED': 4,
    'publish ArticlesOut PARTIAL': 1,
    'publish ArticlesOut REJECTED': 1,
    'publish ArticlesOut DELETED': 1,
    'publish ArticleReasons LANGUAGE_REFUSED': 1,
    'publish ArticleReasons UNSUPPORTED_FORMAT': 1,
    'enrich Passages': 5,
    'split DeadLetters': 1,
    'unbundle DeadLetters': 1,
    'enrich DeadLetters': 1,
    'publish DeadLetters': 1,
  });
  const { series } = await metrics();
  const latency = series.find(({ name }) => name === 'UploadToPublished');
  expect(latency?.count).toBe(5);
  expect(latency?.max).toBeLessThan(60_000);
});

it('no line of a log holds any text', () => {
  const lines = logLines();
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
});

it('a log line about an article names it, its generation and the trace', () => {
  const records = logLines()
    .filter((line) => parseMetricLine(line).length === 0)
    .map((line) => JSON.parse(line));
  const rejected = records.find(({ message }) => message === 'Rejected');
  expect(rejected).toMatchObject({
    level: 'WARN',
    articleId: expect.stringMatching(/^[0-9a-f]{32}$/),
    generation: expect.stringMatching(/^[0-9a-f]{24}$/),
    reason: 'UNSUPPORTED_FORMAT',
    xray_trace_id: expect.stringMatching(/^1-/),
  });
  for (const record of records) expect(record, record.message).toHaveProperty('xray_trace_id');
});

it('"copydesk status" sums them up', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', host.url);
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(line));
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await createProgram().run(['node', 'copydesk', 'status']);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(printed.join('\n')).toContain('  7 articles in; out: 4 enriched, ');
  expect(printed.join('\n')).toMatch(/from upload to published: \d+\.\d s \(median\)/);
});
