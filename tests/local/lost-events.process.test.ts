import { rmSync } from 'node:fs';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import { BundleStore } from '../../core/store/bundle-store.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { articleKeyOf } from '../../functions/unbundle/article-key.ts';
import { connectClients } from '../../local/gateway/clients.ts';
import { DISTURBANCE_PATH } from '../../local/s3/create-notifier.ts';
import { aSource } from '../support/articles.ts';
import { makeTempDir, until } from './fixtures/start-stack.ts';

const article = (person: string, place: string) =>
  `${person} opens a library in ${place}

${person} opened the new library in the middle of ${place} on Monday, and said that the people who built it had every
reason to be proud of their work.`;

test('the next start finds changes of the bucket whose events were lost', { timeout: 120_000 }, async () => {
  const dataDir = makeTempDir();
  const assemblyDir = await synthesize();

  const first = await run();
  await first.put('kept.txt', article('Angela Merkel', 'Paris'));
  await first.put('overwritten.txt', article('Angela Merkel', 'Paris'));
  await first.put('deleted.txt', article('Angela Merkel', 'Paris'));
  for (const key of ['kept.txt', 'overwritten.txt', 'deleted.txt'])
    await until(`${key} to be enriched`, async () => (await first.head(key))?.status === 'ENRICHED');
  // Counts as lost: this run ends long before the event is delivered.
  await fetch(first.url + DISTURBANCE_PATH, { method: 'PUT', body: '{"delayMs":600000}' });
  await first.put('new.txt', article('Boris Johnson', 'London'));
  await first.put('overwritten.txt', article('Boris Johnson', 'London'));
  await first.put(
    'bundles/day.jsonl',
    JSON.stringify({
      '@id': '1',
      headline: 'Library opens',
      articleBody: article('Boris Johnson', 'London'),
    }),
  );
  await first.remove('deleted.txt');
  // Imitates a bundle that was deleted while it was read, and the message for its next slice was lost.
  await first.claimBundle('bundles/gone.jsonl');
  const kept = await first.head('kept.txt');
  await first.close();

  const second = await run();
  await until('the new article', async () => (await second.head('new.txt'))?.status === 'ENRICHED');
  await until('the new version', async () => {
    const view = await second.read('overwritten.txt');
    const isShown = view?.head.published === view?.head.generation;
    return isShown && JSON.stringify(view?.card?.topEntities).includes('Boris Johnson');
  });
  await until(
    'the bundle, and its article',
    async () => (await second.head(articleKeyOf('bundles/day.jsonl', '1', 'json')))?.status === 'ENRICHED',
  );
  await until(
    'the end of the bundle that is gone',
    async () => (await second.bundle('bundles/gone.jsonl'))?.report?.stop?.reason === 'GONE',
  );
  await until('the tombstone', async () => (await second.head('deleted.txt'))?.status === 'DELETED');
  expect(await second.head('kept.txt')).toEqual(kept);
  await second.close();
  rmSync(dataDir, { recursive: true, force: true });

  async function run() {
    const host = await startPipeline({ assemblyDir, dataDir, port: 0, warn: () => {} });
    const { s3, dynamoDb, sqs } = connectClients(host.url);
    const { BucketName: Bucket = '', TableName = '' } = host.outputs;
    const table = createTableClient(dynamoDb);
    const reader = new ArticleReader(new Table(TableName, table));
    const bundles = new BundleStore(new Table(TableName, table));
    return {
      url: host.url,
      put: (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body })),
      remove: (Key: string) => s3.send(new DeleteObjectCommand({ Bucket, Key })),
      read: (key: string) => reader.readArticle(articleIdOf(Bucket, key)),
      head: async (key: string) => (await reader.readArticle(articleIdOf(Bucket, key)))?.head,
      bundle: (key: string) => bundles.read(articleIdOf(Bucket, key)),
      claimBundle: (key: string) => {
        const source = aSource({ bucket: Bucket, key });
        const { receivedAt } = source;
        const claimed = {
          schemaVersion: 1,
          status: 'UNBUNDLING',
          sequencer: '',
          generation: 'g',
          receivedAt,
        } as const;
        return bundles.claim({ ...claimed, bundleId: articleIdOf(Bucket, key), source }, undefined);
      },
      async close() {
        for (const client of [s3, dynamoDb, sqs]) client.destroy();
        await host.close();
      },
    };
  }
});
