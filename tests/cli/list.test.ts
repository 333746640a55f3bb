import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Head } from '../../core/store/items.ts';
import { INDEX_PROJECTION } from '../../core/store/schema.ts';
import { aHead, aSource, NEUTRAL } from '../support/articles.ts';
import { runCommand } from '../support/run-command.ts';

const table = mockClient(DynamoDBDocumentClient);
const DAY = new Date().toISOString().slice(0, 10);

const HEADS: readonly Head[] = [
  aHead({
    articleId: 'a',
    status: 'ENRICHED',
    source: aSource({ key: 'news/hall.txt' }),
    receivedAt: `${DAY}T08:48:00.000Z`,
    title: 'Hall opens',
    language: 'en',
    sentiment: NEUTRAL,
  }),
  aHead({
    articleId: 'b',
    status: 'REJECTED',
    source: aSource({ key: 'b.txt' }),
    receivedAt: `${DAY}T08:47:00.000Z`,
    reasons: ['EMPTY'],
  }),
  aHead({
    articleId: 'gone',
    status: 'ENRICHED',
    source: aSource({ key: 'gone.txt' }),
    receivedAt: `${DAY}T08:46:00.000Z`,
  }),
];

/** What the index carries of a head. */
const projected = (head: Head) =>
  Object.fromEntries(Object.entries(head).filter(([name]) => INDEX_PROJECTION.includes(name as never)));

beforeEach(() => {
  table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => {
    const isRejected = values[':feed'] === `REJECTED#${DAY}`;
    if (!isRejected && values[':feed'] !== `FEED#${DAY}`) return { Items: [] };
    return { Items: HEADS.filter(({ status }) => (status === 'REJECTED') === isRejected).map(projected) };
  });
  // The last one has left the table since the index was read.
  table.on(BatchGetCommand).resolves({ Responses: { table: HEADS.slice(0, 2) as never } });
});
afterEach(() => table.reset());

it('says of each article which object it is of, and why it is not enriched', async () => {
  const { code, out, err } = await runCommand(['list', '--since', DAY]);
  expect(out).toEqual([
    `${DAY} 08:48  ENRICHED   neutral   en     news/hall.txt  Hall opens`,
    `${DAY} 08:47  REJECTED                    b.txt          EMPTY`,
  ]);
  expect([code, err.join()]).toEqual([0, expect.stringMatching(/^2 of 3 articles/)]);
});

it('says the same in its document', async () => {
  const { out } = await runCommand(['list', '--since', DAY, '--json']);
  expect(JSON.parse(out.join()).articles).toEqual([
    expect.objectContaining({ key: 'news/hall.txt', articleId: 'a', reasons: [], sentiment: 'NEUTRAL' }),
    expect.objectContaining({ key: 'b.txt', articleId: 'b', status: 'REJECTED', reasons: ['EMPTY'] }),
  ]);
});

it('reads the heads of those alone that it shows', async () => {
  await runCommand(['list', '--since', DAY, '--status', 'rejected']);
  expect(
    table.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.table?.Keys),
  ).toEqual([[{ pk: 'A#b', sk: 'HEAD' }]]);
});
