import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { openQueries } from '../../core/queries/open-queries.ts';
import { ArticleReader, type ArticleView } from '../../core/store/article-reader.ts';
import { rowPartition } from '../../core/store/keys.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { listFixtures } from '../fixtures/articles/list-fixtures.ts';
import { objectCreatedEvent } from '../support/events.ts';

/** The whole pipeline on one machine: the deployed template and function bundles, real clients, real wire protocols. */
const TIMEOUT_MS = 60_000;
let dataDir: string;
let host: RunningHost;
let s3: S3Client;
let sqs: SQSClient;
let dynamoDb: DynamoDBClient;
let reader: ArticleReader;
let bucket: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'copydesk-test-'));
  host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  const config = {
    endpoint: host.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  s3 = new S3Client({ ...config, forcePathStyle: true });
  sqs = new SQSClient(config);
  dynamoDb = new DynamoDBClient(config);
  reader = new ArticleReader(new Table(host.outputs.TableName as string, createTableClient(dynamoDb)));
  bucket = host.outputs.BucketName as string;
}, 120_000);

afterAll(async () => {
  for (const client of [s3, sqs, dynamoDb]) client?.destroy();
  await host?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const put = (Key: string, Body: string | Uint8Array) =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));

async function waitFor(key: string, isDone: (view: ArticleView) => boolean): Promise<ArticleView> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const view = await reader.readArticle(articleIdOf(bucket, key));
    if (view && isDone(view)) return view;
    if (Date.now() > end) throw new Error(`${key} is ${JSON.stringify(view?.head)} after ${TIMEOUT_MS} ms`);
    await sleep(50);
  }
}
const isTerminal = ({ head }: ArticleView) => head.status !== 'ENRICHING';

async function itemsOf(key: string) {
  const { Items = [] } = await createTableClient(dynamoDb).send(
    new QueryCommand({
      TableName: host.outputs.TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `A#${articleIdOf(bucket, key)}` },
      ConsistentRead: true,
    }),
  );
  return Items;
}

async function queuesAreEmpty(): Promise<void> {
  for (const name of ['ObjectEvents', 'Passages', 'Publications']) {
    for (;;) {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: host.outputs[`${name}QueueUrl`], AttributeNames: ['All'] }),
      );
      if (
        Number(Attributes.ApproximateNumberOfMessages) +
          Number(Attributes.ApproximateNumberOfMessagesNotVisible) ===
        0
      )
        break;
      await sleep(50);
    }
  }
}

const ARTICLE = `Mayor Ilse Brandt opens concert hall

Mayor Ilse Brandt opened the hall in Bonn on Monday. “We are proud and happy,” Brandt said 🎻 in Bonn.`;

describe('an article', () => {
  it('is enriched, and the offsets of every mention point at it, in both units', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const text = await readFile(join(import.meta.dirname, '../../seeds/satellite-garden.txt'), 'utf8');
    await put('satellite-garden.txt', text);
    const { card, passages, entities } = await waitFor('satellite-garden.txt', isTerminal);
    expect(card).toMatchObject({
      status: 'ENRICHED',
      language: 'en',
      engine: { name: 'embedded' },
      coverage: 1,
    });
    expect(card?.title).toContain('Seoul');
    const stored = passages.map((passage) => passage.text + passage.gap).join('');
    expect(stored).toBe(text.trim());
    const characters = [...stored];
    expect(entities.length).toBeGreaterThan(5);
    for (const { mentions, forms } of entities) {
      for (const { codePoints, utf16 } of mentions) {
        const mention = stored.slice(utf16.begin, utf16.end);
        expect(Object.keys(forms)).toContain(mention);
        expect(characters.slice(codePoints.begin, codePoints.end).join('')).toBe(mention);
      }
    }
  });

  it('that is overwritten leaves of the earlier version no more than its guide, for the second sweep', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await put('overwritten.txt', ARTICLE);
    const before = await waitFor('overwritten.txt', isTerminal);
    await put('overwritten.txt', ARTICLE.replaceAll('Ilse Brandt', 'Nadia Haddad'));
    await waitFor(
      'overwritten.txt',
      ({ head }) => isTerminal({ head } as ArticleView) && head.generation !== before.head.generation,
    );
    await queuesAreEmpty();
    const items = await itemsOf('overwritten.txt');
    const head = items.find(({ sk }) => sk === 'HEAD');
    const passages = items.filter(({ sk }) => String(sk).startsWith('PASSAGE#'));
    expect(passages.length).toBeGreaterThan(0);
    for (const { sk } of passages) expect(sk).toContain(`#${head?.published}#`);
    expect(await rowsOf('nadia haddad')).toEqual([expect.stringContaining(`#${head?.published}#`)]);
    expect((await rowsOf('ilse brandt')).filter((sk) => sk.includes(before.head.articleId))).toEqual([]);
  });

  it('that is deleted leaves only a tombstone, and its guide for the second sweep', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await put('deleted.txt', ARTICLE);
    await waitFor('deleted.txt', isTerminal);
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'deleted.txt' }));
    await waitFor('deleted.txt', ({ head }) => head.status === 'DELETED');
    await queuesAreEmpty();
    const items = await itemsOf('deleted.txt');
    expect(items).toMatchObject([
      { sk: 'HEAD', status: 'DELETED', expiresAt: expect.any(Number) },
      { sk: expect.stringMatching(/^NAMES#/) },
    ]);
    const { articleId } = items[0] ?? {};
    expect((await rowsOf('ilse brandt')).filter((sk) => sk.includes(String(articleId)))).toEqual([]);
    expect(items[0]).not.toHaveProperty('title');
  });

  it('whose event is redelivered five times stays the same, and is billed once', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await put('repeated.txt', ARTICLE.replace('opens', 'inaugurates'));
    await waitFor('repeated.txt', isTerminal);
    await queuesAreEmpty();
    const before = await itemsOf('repeated.txt');
    const { source, sequencer } = before.find(({ sk }) => sk === 'HEAD') as {
      source: { etag: string };
      sequencer: string;
    };
    const event = objectCreatedEvent({ bucket, key: 'repeated.txt', etag: source.etag, sequencer });
    for (let i = 0; i < 5; i++) {
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: host.outputs.ObjectEventsQueueUrl,
          MessageBody: JSON.stringify(event),
        }),
      );
    }
    await queuesAreEmpty();
    expect(await itemsOf('repeated.txt')).toEqual(before);
  });

  it('whose record was lost is restored by a backfill, at no cost', { timeout: TIMEOUT_MS }, async () => {
    await put('lost.txt', ARTICLE.replace('opens', 'reopens'));
    await waitFor('lost.txt', isTerminal);
    await queuesAreEmpty();
    const client = createTableClient(dynamoDb);
    for (const { pk, sk } of await itemsOf('lost.txt')) {
      await client.send(new DeleteCommand({ TableName: host.outputs.TableName, Key: { pk, sk } }));
    }
    const MessageBody = JSON.stringify({ type: 'backfill', bucket, key: 'lost.txt' });
    await sqs.send(new SendMessageCommand({ QueueUrl: host.outputs.ObjectEventsQueueUrl, MessageBody }));
    const { card, entities } = await waitFor('lost.txt', isTerminal);
    expect(card).toMatchObject({
      status: 'ENRICHED',
      usage: { entityUnits: 0, sentimentUnits: 0, calls: 0 },
    });
    expect(entities.map(({ canonical }) => canonical)).toContain('Ilse Brandt');
  });

  it.concurrent.each([
    'with space.txt',
    'a+b.txt',
    'emoji 😀/日本.txt',
    '../up.txt',
    "quote'&<tag>.txt",
    'no-extension',
  ])('is enriched under the key %s', { timeout: TIMEOUT_MS }, async (key) => {
    await put(key, ARTICLE);
    const { head } = await waitFor(key, isTerminal);
    expect(head).toMatchObject({ status: 'ENRICHED', source: { key } });
  });
});

// Each of these waits for the template's windows: they wait together.
describe.concurrent('every format', () => {
  const fixtures = listFixtures();
  beforeAll(async () => {
    await Promise.all(fixtures.map(({ file, bytes }) => put(`formats/${file}`, bytes)));
  });

  it.each(fixtures.map(({ file, article }) => [file, article] as const))(
    'is enriched: %s',
    { timeout: TIMEOUT_MS },
    async (file, { text, languageHint: _, ...facts }) => {
      const { card, passages, entities } = await waitFor(`formats/${file}`, isTerminal);
      expect(card).toMatchObject({ status: 'ENRICHED', language: 'en', coverage: 1, ...facts });
      expect(passages.map((passage) => passage.text + passage.gap).join('')).toBe(text);
      expect(entities.map(({ canonical }) => canonical)).toContain('Ilse Brandt');
    },
  );

  it('the object’s metadata override what the article states', { timeout: TIMEOUT_MS }, async () => {
    const [{ bytes } = { bytes: new Uint8Array() }] = fixtures;
    const Metadata = { title: 'Port reopens', source: 'The Agency', 'published-at': '2020-02-03T04:05:06Z' };
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'formats/stated', Body: bytes, Metadata }));
    const { card } = await waitFor('formats/stated', isTerminal);
    expect(card).toMatchObject({
      status: 'ENRICHED',
      title: 'Port reopens',
      publisher: 'The Agency',
      publishedAt: '2020-02-03T04:05:06.000Z',
    });
  });
});

describe.concurrent('an object that is no article', () => {
  it.each<[key: string, body: string | Uint8Array, reason: string]>([
    ['empty.txt', '', 'EMPTY'],
    ['blank.txt', ' \n\t \u200b\n', 'EMPTY'],
    [
      'picture.txt',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'UNSUPPORTED_FORMAT',
    ],
    ['huge.txt', 'All work and no play makes a dull article. '.repeat(25_000), 'TEXT_TOO_LONG'],
    ['huger.txt', new Uint8Array(10_000_001).fill(0x61), 'OBJECT_TOO_LARGE'],
    [
      'swedish.txt',
      'Regeringen beslutade i går att höja skatten för alla medborgare som bor i landets större städer.',
      'UNSUPPORTED_LANGUAGE',
    ],
    ['digits.txt', '12345 67890', 'UNSUPPORTED_LANGUAGE'],
  ])('%s is rejected with a reason in one attempt', { timeout: TIMEOUT_MS }, async (key, body, reason) => {
    await put(key, body);
    const { head, passages, entities } = await waitFor(key, isTerminal);
    expect(head).toMatchObject({
      status: 'REJECTED',
      reasons: [reason],
      detail: expect.stringMatching(/.{10}/),
    });
    expect([...passages, ...entities]).toEqual([]);
    expect(await deadLetters()).toBe(0);
  });

  it('in a language that the analyser does not support is PARTIAL, and never ENRICHED without entities', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await put(
      'german.txt',
      'Die Regierung hat heute beschlossen, den Bau der neuen Brücke über den Fluss zu verschieben.',
    );
    const { card } = await waitFor('german.txt', isTerminal);
    expect(card).toMatchObject({
      status: 'PARTIAL',
      reasons: ['LANGUAGE_REFUSED'],
      language: 'de',
      coverage: 0,
    });
  });
});

describe.concurrent('an article in a language with names only', () => {
  it.each([
    [
      'hafenbruecke.de.txt',
      'de',
      ['Ilse Brandt', 'Karl-Heinz Vogt', 'Jens Petersen', 'Lissabon', 'Deutsche Bahn', 'CDU'],
    ],
    [
      'ponte.pt.txt',
      'pt',
      ['Marta Figueiredo', 'João Carvalho', 'Pedro Nogueira', 'Tejo', 'União Europeia', 'PSD', 'Siemens'],
    ],
  ])(
    '%s has no sentiment and is PARTIAL, but its names are there, at their offsets',
    {
      timeout: TIMEOUT_MS,
    },
    async (file, language, names) => {
      await put(file, await readFile(join(import.meta.dirname, '../fixtures/languages', file)));
      const { card, passages, entities } = await waitFor(file, isTerminal);
      expect(card).toMatchObject({ status: 'PARTIAL', reasons: ['LANGUAGE_REFUSED'], language });
      expect(card?.sentiment).toBeUndefined();
      expect(entities.map(({ canonical }) => canonical)).toEqual(expect.arrayContaining(names));
      const stored = passages.map(({ text, gap }) => text + gap).join('');
      for (const { mentions, forms } of entities) {
        for (const { codePoints, utf16 } of mentions) {
          const mention = stored.slice(utf16.begin, utf16.end);
          expect(Object.keys(forms)).toContain(mention);
          expect([...stored].slice(codePoints.begin, codePoints.end).join('')).toBe(mention);
        }
      }
      const table = new Table(host.outputs.TableName as string, createTableClient(dynamoDb));
      const { items } = await openQueries(table, { bucket }).about({ name: names[0] as string });
      expect(items.map(({ articleId }) => articleId)).toContain(articleIdOf(bucket, file));
    },
  );
});

/** The sort keys of a name's rows. */
async function rowsOf(name: string): Promise<string[]> {
  const { Items = [] } = await createTableClient(dynamoDb).send(
    new QueryCommand({
      TableName: host.outputs.TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': rowPartition(name) },
      ConsistentRead: true,
    }),
  );
  return Items.map(({ sk }) => String(sk));
}

async function deadLetters(): Promise<number> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: host.outputs.ObjectEventsDeadLetterQueueUrl,
      AttributeNames: ['All'],
    }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
}
