import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START } from '../../../core/article/bundle.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { ArticleStore } from '../../../core/store/article-store.ts';
import { BundleStore } from '../../../core/store/bundle-store.ts';
import { HoldingsReader } from '../../../core/store/holdings-reader.ts';
import { Table } from '../../../core/store/table.ts';
import {
  aCard,
  aClaim,
  aGuide,
  aHead,
  anEntity,
  aPassageRecord,
  aRow,
  aSource,
} from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let table: TestTable;
let store: ArticleStore;
let list: HoldingsReader;

beforeAll(async () => {
  table = await startTable();
  store = new ArticleStore(new Table(table.name, table.client));
  list = new HoldingsReader(new Table(table.name, table.client));
});
afterAll(() => table.stop());

const fail = (error: Error): void => {
  throw error;
};

const claimed = async () => {
  const articleId = randomUUID();
  await store.claim(aClaim({ articleId, generation: 'g5', seen: undefined }));
  return articleId;
};

describe('the heads of some articles', () => {
  it('are returned by id, without articles that have no head', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, claimed));
    const heads = await list.readHeads([...ids, ids[0] as string, 'unknown']);
    expect([...heads.keys()].sort()).toEqual(ids.toSorted());
    expect(heads.get(ids[7] as string)).toMatchObject({ status: 'ENRICHING', generation: 'g5' });
  });

  it('are empty for no ids', async () => {
    expect(await list.readHeads([])).toEqual(new Map());
  });
});

describe('the cards of some heads', () => {
  it('are those of what the heads publish, by article', async () => {
    const articleId = randomUUID();
    const card = aCard({ articleId });
    await store.putPublished(card, []);
    const head = aHead({ articleId, published: 'g5', publishedAt: card.publishedAt });
    const unpublished = aHead({ articleId: 'unpublished' });
    const moved = aHead({ articleId: 'moved', published: 'g7', publishedAt: card.publishedAt });
    expect(await list.readCards([head, unpublished, moved])).toEqual(new Map([[articleId, card]]));
  });
});

describe('bundles', () => {
  const NONE = { items: 0, written: 0, unchanged: 0, faults: {} };
  const aBundle = async () => {
    const bundleId = randomUUID();
    const source = aSource({ key: `bundles/${bundleId}` });
    const sequencer = padSequencer('05');
    const record = {
      bundleId,
      source,
      sequencer,
      schemaVersion: 1,
      generation: 'g5',
      receivedAt: '2026-11-24',
    };
    const slice = {
      bundleId,
      generation: 'g5',
      counts: NONE,
      faults: [],
      ids: Uint8Array.of(1),
      isLast: true,
    };
    const bundles = new BundleStore(new Table(table.name, table.client));
    await bundles.claim({ ...record, status: 'UNBUNDLING' }, undefined);
    await bundles.putSlice({ ...slice, begin: START, end: START, expiresAt: 1_800_000_000 });
    return bundleId;
  };
  const summary = { status: 'UNBUNDLING', generation: 'g5', receivedAt: '2026-11-24' };

  it('are returned by id, without bundles that have no record', async () => {
    const bundleId = await aBundle();
    const records = await list.readBundles([bundleId, bundleId, 'unknown']);
    expect([...records.keys()]).toEqual([bundleId]);
    expect(records.get(bundleId)).toMatchObject({ ...summary, source: { key: `bundles/${bundleId}` } });
  });

  it.each(['scanHoldings', 'scanRecords'] as const)(
    'are returned by %s, which counts neither them nor their slices as articles',
    async (scan) => {
      const bundleId = await aBundle();
      const { articles, bundles } = await list[scan](fail);
      expect(bundles.filter((bundle) => bundle.bundleId === bundleId)).toMatchObject([summary]);
      expect(articles.some(({ articleId }) => articleId.includes(bundleId))).toBe(false);
    },
  );
});

describe('the holdings of an article', () => {
  it('are its head, if there is one, and the number of items of each generation', async () => {
    const whole = await claimed();
    const headless = randomUUID();
    for (const [articleId, generation] of [
      [whole, 'g5'],
      [whole, 'g4'],
      [headless, 'g1'],
    ] as const) {
      for (const index of [0, 1])
        await store.putPassage(aPassageRecord('Iran said', { articleId, generation, index }));
      await store.putGuide(
        aGuide({ articleId, generation, entities: [anEntity(), anEntity({ type: 'PERSON' })] }),
      );
      await store.putPublished(aCard({ articleId, generation }), [aRow({ articleId, generation })]);
    }
    const { articles } = await list.scanHoldings(fail);
    const held = new Map(articles.map((article) => [article.articleId, article]));
    const { putAt } = aGuide();
    const counts = { passages: 2, cards: 1, rows: 1, chunks: 1, putAt, expected: { chunks: 1, rows: 2 } };
    expect(held.get(whole)).toMatchObject({
      head: { generation: 'g5', draft: { claimedAt: expect.any(String) } },
    });
    expect(held.get(whole)?.items).toEqual(
      new Map([
        ['g5', counts],
        ['g4', counts],
      ]),
    );
    expect(held.get(headless)).toEqual({ articleId: headless, items: new Map([['g1', counts]]) });
    const records = new Map(
      (await list.scanRecords(fail)).articles.map((article) => [article.articleId, article]),
    );
    expect(records.get(whole)?.head).toMatchObject({ status: 'ENRICHING', generation: 'g5' });
    expect(records.has(headless)).toBe(false);
  });

  it.each(['scanHoldings', 'scanRecords'] as const)(
    '%s reports a damaged record and reads the others',
    async (scan) => {
      const own = await startTable();
      try {
        const ownStore = new ArticleStore(new Table(own.name, own.client));
        const articleId = randomUUID();
        await ownStore.claim(aClaim({ articleId, generation: 'g5', seen: undefined }));
        await own.client.send(
          new PutCommand({
            TableName: own.name,
            Item: { pk: 'A#damaged', sk: 'HEAD', articleId: 'damaged', status: 7 },
          }),
        );
        await own.client.send(
          new PutCommand({
            TableName: own.name,
            Item: { pk: 'B#damaged', sk: 'BUNDLE', bundleId: 'damaged', status: 7 },
          }),
        );
        // The head of a day is neither an article's nor damaged.
        await own.client.send(
          new PutCommand({ TableName: own.name, Item: { pk: 'DAY#2026-11-30', sk: 'HEAD', revision: 3 } }),
        );
        const errors: string[] = [];
        const { articles } = await new HoldingsReader(new Table(own.name, own.client))[scan](({ message }) =>
          errors.push(message),
        );
        expect(articles.filter(({ head }) => head).map((article) => article.articleId)).toEqual([articleId]);
        expect(errors).toEqual([expect.stringContaining('damaged'), expect.stringContaining('damaged')]);
      } finally {
        await own.stop();
      }
    },
  );
});
