import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { createTableClient } from '../../core/runtime/clients.ts';
import { synthesize } from '../../local/synthesize.ts';
import { makeTempDir } from './fixtures/start-stack.ts';

// A tenth by default, which takes seconds; KILLS=20 ARTICLES=200 is the whole.
const KILLS = Number(process.env.KILLS ?? 4);
const ARTICLES = Number(process.env.ARTICLES ?? 40);
const dataDir = makeTempDir();

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly outputs: Readonly<Record<string, string>>;
}
let running: Running | undefined;

afterAll(() => {
  kill(running?.process);
  rmSync(dataDir, { recursive: true, force: true });
});

test('a pipeline that is killed again and again loses no article and doubles none', {
  timeout: 240_000,
}, async () => {
  const assembly = await synthesize();
  const text = readFileSync(join(import.meta.dirname, '../../seeds/library-hours.txt'), 'utf8');
  // From a fixed seed: a failure can be looked at again.
  const random = createRandom(20_261_124);
  running = await start(assembly);
  const { url, outputs } = running;
  const port = Number(new URL(url).port);
  const putting = putAll(url, outputs.BucketName as string, text);
  for (let i = 0; i < KILLS; i++) {
    await sleep(random() * 600);
    kill(running.process);
    await once(running.process, 'exit');
    running = await start(assembly, port);
  }
  await putting;

  const heads = await finish(url, outputs.TableName as string);
  const items = await scan(url, outputs.TableName as string);
  expect(heads.size).toBe(ARTICLES);
  const shapes = new Set<string>();
  for (const [articleId, head] of heads) {
    const own = items.filter((item) => item.articleId === articleId && item.sk !== 'HEAD');
    // Of one generation only, and of each passage one.
    expect(new Set(own.map(({ generation }) => generation))).toEqual(new Set([head.published]));
    shapes.add(JSON.stringify(own.map(({ sk }) => String(sk).replace(String(head.published), '')).sort()));
  }
  // All are of one text, so all have the same passages and entities.
  expect(shapes.size).toBe(1);
});

async function start(assembly: string, port = 0): Promise<Running> {
  const script = join(import.meta.dirname, 'fixtures/run-pipeline.ts');
  const child = spawn(process.execPath, [script, assembly, dataDir, String(port)], {
    // A group of its own: the host and the functions are killed together.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, ...JSON.parse(line) };
  throw new Error('the pipeline did not start');
}

function kill(child: ChildProcess | undefined): void {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, 'SIGKILL');
}

const CONFIG = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

/** Puts each article until S3 says that it has it, as any uploader would. */
async function putAll(endpoint: string, Bucket: string, text: string): Promise<void> {
  const s3 = new S3Client({ ...CONFIG, endpoint, forcePathStyle: true, maxAttempts: 1 });
  for (let i = 0; i < ARTICLES; ) {
    try {
      await s3.send(new PutObjectCommand({ Bucket, Key: `article-${i}.txt`, Body: text }));
      i++;
      await sleep(20);
    } catch {
      await sleep(100);
    }
  }
  s3.destroy();
}

type Item = Readonly<Record<string, unknown>>;

async function scan(endpoint: string, TableName: string): Promise<Item[]> {
  const client = createTableClient(new DynamoDBClient({ ...CONFIG, endpoint }));
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  client.destroy();
  return items;
}

async function finish(url: string, table: string): Promise<Map<string, Item>> {
  for (const end = Date.now() + 90_000; ; await sleep(500)) {
    const heads = (await scan(url, table)).filter(({ sk }) => sk === 'HEAD');
    const done = heads.filter(({ status }) => status === 'ENRICHED');
    if (done.length === ARTICLES) return new Map(done.map((head) => [String(head.articleId), head]));
    if (Date.now() > end)
      throw new Error(`${done.length} of ${heads.length} heads are ENRICHED, of ${ARTICLES} articles`);
  }
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
