import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { Random } from '../../../bench/simulation/random.ts';
import { synthesize } from '../../../cli/local-run/synthesize.ts';
import {
  articleIdOfKey,
  generationOfKey,
  type ItemKey,
  keyOf,
  parsePublishedKey,
} from '../../../core/store/keys.ts';
import { createTableClient } from '../../../core/store/table-client.ts';

export interface KillOptions {
  readonly articles: number;
  /** The number of kills of the host and all its functions. It is started again each time. */
  readonly stackKills: number;
  /** The number of kills of single functions between two kills of all. */
  readonly functionKills: number;
  readonly seed: number;
  /** Receives the progress. */
  readonly log?: (line: string) => void;
}

/** The content of the table at the end. */
export interface KillOutcome {
  readonly articles: number;
  readonly stackKills: number;
  /** Only kills of a process that existed. */
  readonly functionKills: number;
  /** Articles in progress at each kill of all. A kill of an idle stack proves nothing. */
  readonly inProgressAtKills: readonly number[];
  /** How many heads there are of each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Articles with an item of another generation than the published one. */
  readonly mixed: readonly string[];
  /** Different sets of passages and entities. All articles have the same text, so there must be one. */
  readonly shapes: number;
  readonly itemsPerArticle: number;
  /** Messages in dead-letter queues. */
  readonly deadLetters: number;
  readonly seconds: number;
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly outputs: Readonly<Record<string, string>>;
}
type Item = Readonly<Record<string, unknown>>;

const CONFIG = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
/** The longest pause between two kills of all: about what one article takes. */
const MAX_PAUSE_MS = 1_500;
const MAX_STALL_MS = 90_000;

/** Uploads articles to the local pipeline while it is killed at random moments, and reads the resulting table. */
export async function killPipeline(options: KillOptions): Promise<KillOutcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'copydesk-kill-'));
  const assembly = await synthesize();
  const random = new Random(options.seed);
  const began = Date.now();
  let running = await start(assembly, dataDir);
  try {
    const { url, outputs } = running;
    const table = outputs.TableName ?? '';
    // Between two kills an equal share of the articles is uploaded, so that each kill finds some in progress.
    const share = Math.ceil(options.articles / (options.stackKills + 1));
    const progress = { put: 0, mayPut: share };
    const putting = putAll(url, outputs.BucketName ?? '', options.articles, progress);
    const inProgressAtKills: number[] = [];
    let functionKills = 0;
    for (let i = 0; i < options.stackKills; i++) {
      const pause = random.next() * MAX_PAUSE_MS;
      for (let j = 0; j < options.functionKills; j++) {
        await sleep(pause / (options.functionKills + 1));
        if (killFunction(running, random)) functionKills++;
      }
      await sleep(pause / (options.functionKills + 1));
      const heads = await readHeads(url, table);
      inProgressAtKills.push(progress.put - heads.filter(isDone).length);
      kill(running.process);
      await once(running.process, 'exit');
      running = await start(assembly, dataDir, Number(new URL(url).port));
      progress.mayPut += share;
      options.log?.(
        `kill ${i + 1} of ${options.stackKills}: ${inProgressAtKills.at(-1)} articles in progress`,
      );
    }
    await putting;
    await untilDone(url, table, options);
    const items = await scan(url, table);
    return {
      articles: options.articles,
      stackKills: inProgressAtKills.length,
      functionKills,
      inProgressAtKills,
      ...judge(items),
      deadLetters: await countDeadLetters(url, outputs),
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    kill(running.process);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A day has a head, too. */
const isArticleHead = ({ pk, sk }: Item) => String(pk).startsWith('A#') && sk === 'HEAD';

/** Counts the articles of each status, and checks that each has its items, complete and once. */
function judge(items: readonly Item[]) {
  const heads = items.filter(isArticleHead);
  const statuses: Record<string, number> = {};
  const shapes = new Set<string>();
  const mixed: string[] = [];
  let own = 0;
  const byArticle = Map.groupBy(
    items.filter(({ sk }) => sk !== 'HEAD').flatMap((item) => derivedOf(keyOf(item))),
    ({ articleId }) => articleId,
  );
  for (const { articleId, status, published } of heads) {
    statuses[String(status)] = (statuses[String(status)] ?? 0) + 1;
    const items = byArticle.get(String(articleId)) ?? [];
    own += items.length;
    if (items.some(({ generation }) => generation !== published)) mixed.push(String(articleId));
    shapes.add(JSON.stringify(items.map(({ shape }) => shape).sort()));
  }
  return { statuses, mixed, shapes: shapes.size, itemsPerArticle: own / heads.length };
}

async function start(assembly: string, dataDir: string, port = 0): Promise<Running> {
  const script = join(import.meta.dirname, '../../../cli/local-run/run-pipeline.ts');
  const child = spawn(process.execPath, [script, assembly, dataDir, String(port)], {
    // A process group of its own, so that the host and the functions are killed together.
    detached: true,
    // The host warns of each killed function, which is expected here.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, ...JSON.parse(line) };
  throw new Error('The pipeline did not start');
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, 'SIGKILL');
}

/** @returns whether a function was killed */
function killFunction({ process: { pid } }: Running, random: Random): boolean {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const functions = list
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([id]) => id as number);
  if (functions.length === 0) return false;
  try {
    process.kill(random.pick(functions), 'SIGKILL');
    return true;
  } catch {
    // The function ended by itself meanwhile.
    return false;
  }
}

/** Uploads each article until S3 confirms it, as any uploader would. */
async function putAll(
  endpoint: string,
  Bucket: string,
  count: number,
  progress: { put: number; readonly mayPut: number },
): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, '../../../seeds/library-hours.txt'), 'utf8');
  const s3 = new S3Client({ ...CONFIG, endpoint, forcePathStyle: true, maxAttempts: 1 });
  while (progress.put < count) {
    try {
      while (progress.put >= progress.mayPut) await sleep(20);
      await s3.send(new PutObjectCommand({ Bucket, Key: `article-${progress.put}.txt`, Body: text }));
      progress.put++;
    } catch {
      await sleep(100);
    }
  }
  s3.destroy();
}

const isDone = ({ status }: Item) => status === 'ENRICHED';

async function readHeads(endpoint: string, table: string): Promise<Item[]> {
  return (await scan(endpoint, table)).filter(isArticleHead);
}

async function scan(endpoint: string, TableName: string): Promise<Item[]> {
  const client = createTableClient(new DynamoDBClient({ ...CONFIG, endpoint }));
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  client.destroy();
  return items;
}

/** Waits as long as there is progress. The outcome reports articles that are never done. */
async function untilDone(url: string, table: string, { articles, log }: KillOptions): Promise<void> {
  let before = -1;
  for (let end = Date.now() + MAX_STALL_MS; Date.now() < end; await sleep(1_000)) {
    const done = (await readHeads(url, table)).filter(isDone).length;
    if (done === articles) return;
    if (done > before) end = Date.now() + MAX_STALL_MS;
    if (done > before) log?.(`${done} of ${articles} done`);
    before = done;
  }
}

async function countDeadLetters(endpoint: string, outputs: Running['outputs']): Promise<number> {
  const sqs = new SQSClient({ ...CONFIG, endpoint });
  let count = 0;
  for (const [name, QueueUrl] of Object.entries(outputs)) {
    if (!name.endsWith('DeadLetterQueueUrl')) continue;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    count += Number(Attributes.ApproximateNumberOfMessages);
  }
  sqs.destroy();
  return count;
}

/** The article and the generation of a passage, a guide, a card or a row, and what its key is without them. */
function derivedOf(key: ItemKey) {
  const generation = generationOfKey(key.sk);
  if (generation !== undefined)
    return [{ articleId: articleIdOfKey(key), generation, shape: key.sk.replace(generation, '') }];
  const owner = parsePublishedKey(key);
  if (!owner) return [];
  const { articleId, generation: itsGeneration, type } = owner;
  return [{ articleId, generation: itsGeneration, shape: type ? `${key.pk} ${type}` : 'card' }];
}
