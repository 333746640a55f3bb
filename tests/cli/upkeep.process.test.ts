import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { BundleStore } from '../../core/store/bundle-store.ts';
import { bundleKey, headKey } from '../../core/store/keys.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { makeTempDir, until } from '../local/fixtures/start-stack.ts';
import { aPassageRecord } from '../support/articles.ts';

/** The commands for operations, on the whole local stack: real wire protocols, the deployed template. */
const KEYS = ['damaged.txt', 'haunted.txt', 'lost.txt'] as const;
const dataDir = makeTempDir();
const config = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
let host: RunningHost;
let s3: S3Client;
let sqs: SQSClient;
let dynamoDb: DynamoDBClient;
let table: ReturnType<typeof createTableClient>;
let store: ArticleStore;
let reader: ArticleReader;

beforeAll(async () => {
  host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  sqs = new SQSClient({ ...config, endpoint: host.url });
  dynamoDb = new DynamoDBClient({ ...config, endpoint: host.url });
  table = createTableClient(dynamoDb);
  store = new ArticleStore(new Table(host.outputs.TableName as string, table));
  reader = new ArticleReader(new Table(host.outputs.TableName as string, table));
  s3 = new S3Client({ ...config, endpoint: host.url, forcePathStyle: true });
  for (const Key of KEYS) {
    const Body = `Mayor opens ${Key}\n\nMayor Ilse Brandt opened the hall in Bonn on Monday, and was happy.`;
    await s3.send(new PutObjectCommand({ Bucket: host.outputs.BucketName, Key, Body }));
  }
  for (const key of KEYS) await enriched(key);
  await until('the queues to be empty', async () => (await run('doctor')).document.isIdle);
}, 120_000);

afterAll(async () => {
  s3?.destroy();
  sqs?.destroy();
  dynamoDb?.destroy();
  await host?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const idOf = (key: string) => articleIdOf(host.outputs.BucketName as string, key);
const view = (key: string) => reader.readArticle(idOf(key));
const enriched = (key: string, passages = 1) =>
  until(`${key} to be enriched`, async () => {
    const article = await view(key);
    return article?.head.status === 'ENRICHED' && article.passages.length === passages && article;
  });

/** A command as a user gives it, with `--json`. */
async function run(...args: readonly string[]) {
  vi.stubEnv('AWS_ENDPOINT_URL', host.url);
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const code = await createProgram().run(['node', 'copydesk', ...args, '--json']);
  const document = JSON.parse(String(out.mock.calls[0]?.[0]));
  out.mockRestore();
  error.mockRestore();
  return { code, document };
}

describe('doctor', () => {
  it('finds no difference where bucket and table agree', async () => {
    expect(await run('doctor')).toMatchObject({
      code: 0,
      document: { objects: 3, articles: 3, differences: [] },
    });
  });

  it('lists the differences and changes nothing without --repair; repairs them with it', async () => {
    const TableName = host.outputs.TableName;
    const { keys } = await store.readCollection(idOf('damaged.txt'), '');
    const passage = keys.find(({ sk }) => sk.startsWith('PASSAGE#'));
    const whole = await view('damaged.txt');
    await table.send(new DeleteCommand({ TableName, Key: { ...passage } }));
    await store.putPassage(aPassageRecord('Boo', { articleId: idOf('haunted.txt'), generation: 'past' }));
    await table.send(new DeleteCommand({ TableName, Key: { ...headKey(idOf('lost.txt')) } }));

    const found = [
      { kind: 'DAMAGED', key: 'damaged.txt' },
      { kind: 'GHOSTS', key: 'haunted.txt' },
      { kind: 'MISSING', key: 'lost.txt' },
    ];
    for (let look = 0; look < 2; look++) {
      const { code, document } = await run('doctor');
      expect(code).toBe(3);
      expect(
        document.differences
          .map(({ kind, key }: { kind: string; key: string }) => ({ kind, key }))
          .sort(byKind),
      ).toEqual(found);
    }
    expect(await run('doctor', '--repair')).toMatchObject({
      code: 0,
      document: { repaired: { sent: 2, removed: 1 } },
    });
    await until('bucket and table to agree', async () => (await run('doctor')).code === 0);
    const mended = await view('damaged.txt');
    expect(mended?.passages.map(({ text }) => text)).toEqual(whole?.passages.map(({ text }) => text));
    expect(mended?.card?.usage).toMatchObject({ entityUnits: 0, sentimentUnits: 0 });
    expect((await view('lost.txt'))?.entities.map(({ canonical }) => canonical)).toContain('Ilse Brandt');
  }, 60_000);
});

describe('redrive', () => {
  it('moves messages that may succeed, and leaves those that no function can read', async () => {
    const { BucketName: bucket, ObjectEventsQueueUrl, ObjectEventsDeadLetterQueueUrl } = host.outputs;
    await sqs.send(new SendMessageCommand({ QueueUrl: ObjectEventsQueueUrl, MessageBody: 'no event' }));
    const MessageBody = JSON.stringify({ type: 'backfill', bucket, key: 'lost.txt' });
    await sqs.send(new SendMessageCommand({ QueueUrl: ObjectEventsDeadLetterQueueUrl, MessageBody }));
    await until('the message that is no event to be in the dead-letter queue', async () => {
      const { document } = await run('status');
      return document.stages[0].deadLetters === 2;
    });

    const unanswered = { permanent: false, cause: expect.stringContaining('no answer') };
    const unreadable = {
      permanent: true,
      cause: expect.stringContaining('PermanentError: This message is not JSON'),
    };
    expect(await run('redrive', 'split', '--dry-run')).toMatchObject({
      code: 0,
      document: { moved: 0, left: 2 },
    });
    const { code, document } = await run('redrive', 'split');
    expect([code, document.moved, document.left]).toEqual([3, 1, 1]);
    expect(document.causes).toEqual(
      expect.arrayContaining([
        { ...unanswered, moved: 1, left: 0, again: 0 },
        { ...unreadable, moved: 0, left: 1, again: 0 },
      ]),
    );
    expect(await run('redrive', 'split')).toMatchObject({ code: 3, document: { moved: 0, left: 1 } });
    expect((await run('doctor')).document.deadLetters).toMatchObject({ split: 1 });
  }, 60_000);
});

describe('backfill', () => {
  it('skips current objects, and processes again those of an older version, within --max-cost', async () => {
    expect(await run('backfill')).toMatchObject({ code: 0, document: { counts: { CURRENT: 3 }, sent: 0 } });
    await table.send(
      new UpdateCommand({
        TableName: host.outputs.TableName,
        Key: { ...headKey(idOf('lost.txt')) },
        UpdateExpression: 'SET pipelineVersion = :old',
        ExpressionAttributeValues: { ':old': '2000-01-01.1' },
      }),
    );
    const todo = { counts: { CURRENT: 2, OLDER: 1 }, units: expect.any(Number) };
    expect(await run('backfill', '--dry-run')).toMatchObject({
      code: 0,
      document: { ...todo, sent: 0, left: 1 },
    });
    expect(await run('backfill', '--max-cost', '0')).toMatchObject({
      code: 3,
      document: { ...todo, sent: 0, left: 1 },
    });
    expect(await run('backfill', '--prefix', 'damaged')).toMatchObject({
      code: 0,
      document: { counts: { CURRENT: 1 } },
    });
    expect(await run('backfill')).toMatchObject({ code: 0, document: { ...todo, sent: 1, left: 0 } });
    await until(
      'it to be current',
      async () => (await run('backfill', '--dry-run')).document.counts.CURRENT === 3,
    );
  }, 60_000);
});

describe('bundles', () => {
  const KEY = 'bundles/day.jsonl';
  const line = (id: string) =>
    JSON.stringify({
      '@type': 'NewsArticle',
      '@id': id,
      headline: `Hall ${id}`,
      articleBody: 'It opens in Bonn.',
    });
  const bundleId = () => articleIdOf(host.outputs.BucketName as string, KEY);
  const statusOf = async () =>
    (await new BundleStore(new Table(host.outputs.TableName as string, table)).read(bundleId()))?.status;
  /** As if the function had crashed days ago, and its message had been purged. */
  const leaveInWork = () =>
    table.send(
      new UpdateCommand({
        TableName: host.outputs.TableName,
        Key: { ...bundleKey(bundleId()) },
        UpdateExpression: 'SET #status = :status, receivedAt = :then REMOVE #report',
        ExpressionAttributeNames: { '#status': 'status', '#report': 'report' },
        ExpressionAttributeValues: { ':status': 'UNBUNDLING', ':then': '2026-01-01T00:00:00.000Z' },
      }),
    );

  it('ingest --wait waits for the articles of a bundle, and counts them', async () => {
    const dir = makeTempDir();
    mkdirSync(join(dir, 'bundles'));
    writeFileSync(join(dir, KEY), [line('1'), line('2'), 'bad'].join('\n'));
    const { code, document } = await run('ingest', '--wait', dir);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      bundles: [{ key: KEY, status: 'PARTIAL', articles: { ENRICHED: 2 }, late: 0 }],
      undone: [],
    });
    const listed = await run('list', '--status', 'partial');
    expect(listed.document).toMatchObject({ articles: [], bundles: [{ key: KEY, status: 'PARTIAL' }] });
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  it('doctor and backfill count bundles; doctor names a stuck bundle, and continues it', async () => {
    expect((await run('doctor')).document).toMatchObject({ bundles: 1, differences: [] });
    expect((await run('backfill', '--dry-run')).document).toMatchObject({ bundles: { CURRENT: 1 }, left: 0 });
    await leaveInWork();
    const stuck = { kind: 'STUCK', bundleId: bundleId(), key: KEY };
    expect(await run('doctor')).toMatchObject({ code: 3, document: { differences: [stuck] } });
    expect((await run('backfill', '--dry-run')).document).toMatchObject({ bundles: { IN_WORK: 1 }, left: 0 });
    expect((await run('doctor', '--repair')).document).toMatchObject({ repaired: { sent: 1, removed: 0 } });
    await until('it to be read', async () => (await statusOf()) === 'PARTIAL');
  }, 60_000);

  it('a bundle that is deleted while it is read ends; a bundle without a record is read by a backfill', async () => {
    await leaveInWork();
    const { BucketName: Bucket, TableName } = host.outputs;
    await s3.send(new DeleteObjectCommand({ Bucket, Key: KEY }));
    const stuck = { kind: 'STUCK', bundleId: bundleId(), key: KEY };
    expect((await run('doctor', '--repair')).document.differences).toMatchObject([stuck]);
    await until('the bundle to end', async () => (await statusOf()) === 'PARTIAL');
    await until('nothing to differ', async () => (await run('doctor')).document.differences.length === 0);
    await s3.send(new PutObjectCommand({ Bucket, Key: KEY, Body: line('1') }));
    await until('it to be read', async () => (await statusOf()) === 'UNBUNDLED');
    await table.send(new DeleteCommand({ TableName, Key: { ...bundleKey(bundleId()) } }));
    expect((await run('backfill')).document).toMatchObject({ bundles: { MISSING: 1 }, sent: 1, left: 0 });
    await until('it to be read again', async () => (await statusOf()) === 'UNBUNDLED');
  }, 60_000);
});

const byKind = (a: { kind: string }, b: { kind: string }) => a.kind.localeCompare(b.kind);
