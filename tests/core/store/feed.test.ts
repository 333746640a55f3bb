import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { ArticleStore } from '../../../core/store/article-store.ts';
import { BundleStore } from '../../../core/store/bundle-store.ts';
import { Feed } from '../../../core/store/feed.ts';
import { Table } from '../../../core/store/table.ts';
import { aClaim, aSource } from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let stored: TestTable;
let table: Table;
let feed: Feed;

beforeAll(async () => {
  stored = await startTable();
  table = new Table(stored.name, stored.client);
  feed = new Feed(table);
});
afterAll(() => stored.stop());

it('the articles of a day are listed from all shards, the rejected ones apart', async () => {
  const store = new ArticleStore(table);
  const receive = async (receivedAt: string, outcome?: Parameters<typeof store.claim>[0]['outcome']) => {
    const articleId = randomUUID().replaceAll('-', '');
    const source = aSource({ receivedAt });
    await store.claim(aClaim({ articleId, source, seen: undefined, ...(outcome && { outcome }) }));
    return articleId;
  };
  const received = [];
  for (let i = 0; i < 20; i++) received.push(await receive('2020-01-01T08:00:00.000Z'));
  await receive('2020-01-02T09:00:00.000Z');
  const rejected = await receive('2020-01-01T10:00:00.000Z', {
    status: 'REJECTED',
    reason: 'EMPTY',
    detail: '',
  });
  expect((await feed.readArticleIds('2020-01-01')).toSorted()).toEqual(received.toSorted());
  expect(await feed.readArticleIds('2020-01-01', true)).toEqual([rejected]);
});

it('the bundles of a day are listed, each whole', async () => {
  const bundle = {
    bundleId: randomUUID(),
    schemaVersion: 1,
    status: 'UNBUNDLING',
    source: aSource({}),
    sequencer: padSequencer('05'),
    generation: 'g5',
    receivedAt: '2020-01-01T10:00:00.000Z',
  } as const;
  await new BundleStore(table).claim(bundle, undefined);
  expect(await feed.readBundles('2020-01-01')).toMatchObject([bundle]);
  expect(await feed.readBundles('2020-01-02')).toEqual([]);
});
