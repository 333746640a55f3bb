import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { articleIdOf } from '../core/article/article-id.ts';
import type { BundleMessage } from '../core/article/messages.ts';
import { LOWEST_SEQUENCER } from '../core/article/sequencer.ts';
import { Queue } from '../core/runtime/queue.ts';
import { BundleStore } from '../core/store/bundle-store.ts';
import { TABLE } from '../core/store/schema.ts';
import { Table } from '../core/store/table.ts';
import { createTableClient } from '../core/store/table-client.ts';
import { buildFunctions } from '../functions/build/build-functions.ts';
import { FUNCTIONS_DIR } from '../functions/build/functions-dir.ts';
import { connectClients } from '../local/gateway/clients.ts';
import type { ServiceListener } from '../local/gateway/start-gateway.ts';
import { startHost } from '../local/start-host.ts';
import type { Template } from '../local/template/template.ts';
import type { BenchOptions } from './bench-options.ts';

const MEGABYTE = 1_000_000;
const BUNDLE_BYTES = 200 * MEGABYTE;
/** The function's memory on AWS. */
const MEMORY_MEGABYTES = 1_024;
const ITEM_CHARS = 4_000;
const BUCKET = 'bench';
const KEY = 'bundles/bench.jsonl';
const TIMEOUT_MS = 1_500_000;

/** Streams 200 MB of JSON Lines through the deployed handler in a separate process, plain and gzipped. */
export async function run({ json }: BenchOptions): Promise<boolean> {
  const rows = [await measureUnbundling(BUNDLE_BYTES, false), await measureUnbundling(BUNDLE_BYTES, true)];
  if (json) console.log(JSON.stringify({ node: process.version, bundles: rows }, undefined, 2));
  else printRows(rows);
  return rows.every(({ within }) => within);
}

/** @param bytes the bundle's size before gzip */
export async function measureUnbundling(bytes: number, isGzipped: boolean) {
  await buildFunctions();
  const dir = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const failures: string[] = [];
  const dataDir = join(dir, 'data');
  const file = join(dir, 'bundle');
  const items = await writeBundle(file, bytes, isGzipped);
  const s3 = playS3(file);
  const host = await startHost({
    services: new Map([['s3', s3.listener]]),
    assembly: {
      stackName: 'Bench',
      template: TEMPLATE,
      assets: new Map([['unbundle', join(FUNCTIONS_DIR, 'unbundle')]]),
    },
    dataDir,
    port: 0,
    warn: (failure) => failures.push(failure),
  });
  const clients = connectClients(host.url);
  try {
    const { Table: tableName = '', QueueUrl = '' } = host.outputs;
    const store = new BundleStore(new Table(tableName, createTableClient(clients.dynamoDb)));
    const bundleId = articleIdOf(BUCKET, KEY);
    const begin = performance.now();
    await new Queue<BundleMessage>(clients.sqs, QueueUrl).send([
      { type: 'begin', kind: 'put', bucket: BUCKET, key: KEY, sequencer: LOWEST_SEQUENCER },
    ]);
    for (;;) {
      const record = await store.read(bundleId);
      if (record && record.status !== 'UNBUNDLING') {
        const slices = await store.readSlices(bundleId, record.generation);
        const peakMegabytes = Math.round(peakOfChildren() / MEGABYTE);
        return {
          bundle: isGzipped ? 'JSON Lines, gzipped' : 'JSON Lines',
          storedBytes: statSync(file).size,
          items,
          status: record.status,
          counts: record.report?.counts,
          invocations: slices.length,
          seconds: Math.round((performance.now() - begin) / 1_000),
          peakMegabytes,
          within:
            record.status === 'UNBUNDLED' &&
            record.report?.counts.written === items &&
            s3.written.size === items &&
            peakMegabytes <= MEMORY_MEGABYTES &&
            failures.length === 0,
        };
      }
      if (failures.length > 0 || performance.now() - begin > TIMEOUT_MS)
        throw new Error(`The bundle was not read to its end: ${failures.join('; ') || 'the time is up'}`);
      await sleep(250);
    }
  } finally {
    for (const client of Object.values(clients)) client.destroy();
    await host.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
/** The function alone. Its writes cause no events. */
const TEMPLATE: Template = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 720 } },
    DeadLetters: { Type: 'AWS::SQS::Queue' },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [string(TABLE.partitionKey), string(TABLE.sortKey)],
        KeySchema: [
          { AttributeName: TABLE.partitionKey, KeyType: 'HASH' },
          { AttributeName: TABLE.sortKey, KeyType: 'RANGE' },
        ],
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: 'unbundle' },
        Handler: 'handler.handler',
        Runtime: 'nodejs24.x',
        Timeout: 120,
        MemorySize: MEMORY_MEGABYTES,
        ReservedConcurrentExecutions: 1,
        Environment: {
          Variables: {
            COPYDESK_TABLE_NAME: { Ref: 'Table' },
            COPYDESK_BUNDLES_QUEUE_URL: { Ref: 'Queue' },
            COPYDESK_DEAD_LETTER_QUEUE_URL: { Ref: 'DeadLetters' },
            COPYDESK_MAX_RECEIVE_COUNT: '5',
            COPYDESK_EVENT_BUS_NAME: 'default',
            COPYDESK_INVOCATION_LIFETIME_SECONDS: '180',
          },
        },
      },
    },
    Source: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        FunctionName: { Ref: 'Function' },
        BatchSize: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  },
  Outputs: { Table: { Value: { Ref: 'Table' } }, QueueUrl: { Value: { Ref: 'Queue' } } },
};

/**
 * The part of S3 that unbundle uses, without storage for what it writes: a bundle streamed from a file, by
 * range, and puts that fail if the object exists.
 */
function playS3(file: string): { readonly listener: ServiceListener; readonly written: ReadonlySet<string> } {
  const { size } = statSync(file);
  const written = new Set<string>();
  const listener: ServiceListener = (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const isBundle = path === `/${BUCKET}/${KEY}`;
    const described = { etag: ETAG, 'last-modified': new Date(0).toUTCString() };
    if (request.method === 'PUT') {
      request.resume().once('end', () => {
        const isRefused = request.headers['if-none-match'] === '*' && written.has(path);
        if (!isRefused) written.add(path);
        response.writeHead(isRefused ? 412 : 200, described).end(isRefused ? REFUSED : '');
      });
    } else if (!isBundle) {
      response.writeHead(404).end();
    } else if (request.method === 'HEAD') {
      response.writeHead(200, { ...described, 'content-length': size }).end();
    } else {
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(start > 0 ? 206 : 200, { ...described, 'content-length': size - start });
      // The reader closes the stream where its slice ends.
      pipeline(createReadStream(file, { start }), response, () => {});
    }
  };
  return { listener, written };
}

const ETAG = '"bench"';
const REFUSED = '<Error><Code>PreconditionFailed</Code><Message>It stands already</Message></Error>';

/** Writes the bundle to a file. */
async function writeBundle(file: string, bytes: number, isGzipped: boolean): Promise<number> {
  let [items, written] = [0, 0];
  const handle = await open(file, 'w');
  while (written < bytes) {
    const lines = Array.from({ length: 1_000 }, () => lineOf(items++)).join('');
    written += Buffer.byteLength(lines);
    // Gzip members may follow each other in one file.
    await handle.write(isGzipped ? gzipSync(lines, { level: 1 }) : Buffer.from(lines));
  }
  await handle.close();
  return items;
}

const WORDS =
  'harbour council bridge minister opened closed spring report region voted river storm night'.split(' ');

/** Makes a unique article of about 4,000 characters. */
function lineOf(n: number): string {
  let seed = n + 1;
  let text = '';
  while (text.length < ITEM_CHARS) {
    seed = (seed * 48_271) % 0x7fffffff;
    text += `${WORDS[seed % WORDS.length]}${seed % 11 === 0 ? `. ${seed}` : ''} `;
  }
  const article = {
    '@type': 'NewsArticle',
    url: `https://news.example/${n}`,
    headline: `Article ${n}`,
    articleBody: text,
  };
  return `${JSON.stringify(article)}\n`;
}

/** The peak memory of any child process, in bytes. */
function peakOfChildren(): number {
  if (process.platform !== 'linux')
    throw new Error('The peak of a process is read from /proc: run it on Linux');
  const pids = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  const peaks = pids.map((pid) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return Math.max(...peaks.map((kilobytes) => Number(kilobytes ?? 0) * 1_024));
}

function printRows(rows: readonly Awaited<ReturnType<typeof measureUnbundling>>[]): void {
  console.log(`Bundles through unbundle, in a process of its own (Node ${process.version})`);
  for (const { bundle, storedBytes, items, invocations, seconds, peakMegabytes, within } of rows) {
    console.log(
      `${bundle.padEnd(20)} ${(storedBytes / MEGABYTE).toFixed(0)} MB, ${items} items: ${invocations} invocations, ${seconds} s, ` +
        `peak ${peakMegabytes} MB resident  ${within ? 'ok' : 'OVER'} (limit ${MEMORY_MEGABYTES} MB)`,
    );
  }
}
