import { BatchWriteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { priceArticle, priceStorage, writeUnitsOf } from '../../bench/bill/price-article.ts';
import { TableMeter } from '../../bench/bill/table-meter.ts';
import { cardItem } from '../../core/store/article-card.ts';
import { headKey, passageKey } from '../../core/store/keys.ts';
import { rowItem } from '../../core/store/name-row.ts';
import { FakeTable } from '../simulation/fake-table.ts';
import { aCard, aRow } from '../support/articles.ts';

const newTable = () => new FakeTable({ leaveUndone: () => false, readStale: () => false, pageSize: 100 });

it('a write takes a unit for each KB of the larger of the items before and after, and for each entry of the index', () => {
  const table = newTable();
  const meter = new TableMeter(table);
  const head = (attributes: object) =>
    table.execute(new PutCommand({ TableName: 't', Item: { ...headKey('a'), ...attributes } }));
  head({ gsi1pk: 'R#1', gsi1sk: '1', text: 'x'.repeat(1_500) });
  head({ gsi1pk: 'R#1', gsi1sk: '1' });
  head({ gsi1pk: 'R#2', gsi1sk: '2' });
  expect(meter.writeUnits).toMatchObject({ head: 2 + 2 + 1, index: 1 + 0 + 2 });
});

it('a deletion in vain takes a unit', () => {
  const table = newTable();
  const meter = new TableMeter(table);
  const Item = rowItem(aRow());
  const { pk, sk } = Item as { pk: string; sk: string };
  const requests = [{ PutRequest: { Item } }, { PutRequest: { Item: cardItem(aCard()) } }];
  table.execute(new BatchWriteCommand({ RequestItems: { t: requests } }));
  for (let i = 0; i < 2; i++)
    table.execute(new BatchWriteCommand({ RequestItems: { t: [{ DeleteRequest: { Key: { pk, sk } } }] } }));
  expect(meter.writeUnits).toMatchObject({ row: 3, card: 1 });
});

it('a read takes a unit for each 4 KB of what it reads, and one where it finds nothing', () => {
  const table = newTable();
  const meter = new TableMeter(table);
  for (let i = 0; i < 3; i++)
    table.execute(
      new PutCommand({ TableName: 't', Item: { ...passageKey('a', 'g', i), text: 'x'.repeat(3_000) } }),
    );
  table.execute(new GetCommand({ TableName: 't', Key: headKey('a'), ConsistentRead: true }));
  table.execute(
    new QueryCommand({
      TableName: 't',
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': 'A#a' },
      ConsistentRead: true,
    }),
  );
  expect(meter.readUnits).toMatchObject({ head: 1, passage: 3 });
});

it('an article is priced by its units, requests, messages and time', () => {
  const none = { head: 0, index: 0, passage: 0, guide: 0, card: 0, row: 0, cache: 0, quota: 0 };
  const use = {
    writeUnits: { ...none, head: 3, row: 20, quota: 9 },
    readUnits: { ...none, head: 8 },
    requests: { 'split sqs.SendMessageBatch': 1, 'enrich sqs.SendMessageBatch': 1, 'publish table.Query': 1 },
    messages: { 'object-events': 1, passages: 4, publications: 1 },
  };
  // Calls are shared with other articles: 2 × 4 of 25 documents, half a write each.
  expect(writeUnitsOf(use).quota).toBe(0.17);
  const usd = new Map(priceArticle(use, { split: 10, publish: 10 }).map((line) => [line.name, line.usd]));
  expect(usd.get('DynamoDB, writes')).toBeCloseTo(23.17 * 0.625);
  expect(usd.get('DynamoDB, reads')).toBeCloseTo(1);
  expect(usd.get('SQS')).toBeCloseTo((1 + 2 + 2 * 3) * 0.4);
});

it('storage is priced with what restores it', () => {
  expect(priceStorage(20_000)).toEqual({ gigabytes: 20, usd: expect.closeTo(9) });
});
