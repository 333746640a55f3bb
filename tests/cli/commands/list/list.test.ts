import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Head } from '../../../../core/store/items.ts';
import { INDEX_PROJECTION } from '../../../../core/store/schema.ts';
import { aHead, aSource, NEUTRAL } from '../../../support/articles.ts';
import { runCommand } from '../../../support/run-command.ts';

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

/** The part of a head that the index holds. */
const projected = (head: Head) =>
  Object.fromEntries(Object.entries(head).filter(([name]) => INDEX_PROJECTION.includes(name as never)));

beforeEach(() => {
  table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => {
    const isRejected = values[':partition'] === `REJECTED#${DAY}`;
    if (!isRejected && values[':partition'] !== `FEED#${DAY}`) return { Items: [] };
    return { Items: HEADS.filter(({ status }) => (status === 'REJECTED') === isRejected).map(projected) };
  });
  // The last one has left the table since the index was read.
  table.on(BatchGetCommand).resolves({ Responses: { table: HEADS.slice(0, 2) as never } });
});
afterEach(() => table.reset());

it('prints the key of each article, and why it is not enriched', async () => {
  const { code, out, err } = await runCommand(['list', '--since', DAY]);
  expect(out).toEqual([
    `${DAY} 08:48  ENRICHED   neutral   en     news/hall.txt  Hall opens`,
    `${DAY} 08:47  REJECTED                    b.txt          EMPTY`,
  ]);
  expect([code, err.join()]).toEqual([0, expect.stringMatching(/^2 of 3 articles/)]);
});

describe('at a terminal', () => {
  const [hall, empty, gone] = HEADS as [Head, Head, Head];
  const TITLE = '市长 opens the hall of the old harbour in Bonn';
  beforeEach(() => {
    const heads = [{ ...hall, title: TITLE }, { ...empty, reasons: ['UNSUPPORTED_FORMAT'] }, gone];
    table.on(BatchGetCommand).resolves({ Responses: { table: heads as never } });
    table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => ({
      Items: values[':partition'] === `FEED#${DAY}` ? heads.map((head) => projected(head as Head)) : [],
    }));
  });
  afterEach(() => setWidth(undefined));

  it.each<[width: number, rows: string[]]>([
    [
      110,
      [
        `${DAY} 08:48  ENRICHED   neutral   en     news/hall.txt  ${TITLE}`,
        `${DAY} 08:47  REJECTED                    b.txt          UNSUPPORTED_FORMAT`,
        `${DAY} 08:46  ENRICHED                    gone.txt     `,
      ],
    ],
    [
      80,
      [
        `${DAY} 08:48  ENRICHED   neutral   news/hall.txt  市长 opens the hall of th…`,
        `${DAY} 08:47  REJECTED             b.txt          UNSUPPORTED_FORMAT`,
        `${DAY} 08:46  ENRICHED             gone.txt     `,
      ],
    ],
    [
      60,
      [
        `${DAY} 08:48  ENRICHED   neutral   news/hall.txt`,
        `${DAY} 08:47  REJECTED             b.txt  UNSUPPORTED_F…`,
        `${DAY} 08:46  ENRICHED             gone.txt`,
      ],
    ],
  ])('of %d columns, titles and reasons are cut, and keys are not', async (width, rows) => {
    setWidth(width);
    const { out } = await runCommand(['list', '--since', DAY]);
    expect(out).toEqual(rows);
    expect(out.map((line) => stringWidth(line)).filter((columns) => columns > width)).toEqual([]);
  });
});

function setWidth(columns: number | undefined): void {
  Object.defineProperty(process.stdout, 'columns', { value: columns, configurable: true, writable: true });
}

it('prints the same facts as JSON', async () => {
  const { out } = await runCommand(['list', '--since', DAY, '--json']);
  expect(JSON.parse(out.join()).articles).toEqual([
    expect.objectContaining({ key: 'news/hall.txt', articleId: 'a', reasons: [], sentiment: 'NEUTRAL' }),
    expect.objectContaining({ key: 'b.txt', articleId: 'b', status: 'REJECTED', reasons: ['EMPTY'] }),
  ]);
});

it('reads the heads of the articles that it prints, and no others', async () => {
  await runCommand(['list', '--since', DAY, '--status', 'rejected']);
  expect(
    table.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.table?.Keys),
  ).toEqual([[{ pk: 'A#b', sk: 'HEAD' }]]);
});

describe('with a bundle', () => {
  beforeEach(() => {
    const key = { pk: 'B#m', sk: 'BUNDLE' };
    const bundle = {
      ...key,
      bundleId: 'm',
      schemaVersion: 1,
      sequencer: '05',
      generation: 'g5',
      status: 'UNBUNDLED',
      source: aSource({ key: 'bundles/monday.jsonl' }),
      receivedAt: `${DAY}T09:00:00.000Z`,
      report: {
        format: 'json-lines',
        counts: { items: 1, written: 1, unchanged: 0, faults: {} },
        faults: [],
      },
    };
    table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => {
      if (values[':partition'] === `BUNDLES#${DAY}`) return { Items: [key] };
      return { Items: values[':partition'] === `FEED#${DAY}` ? [projected(HEADS[0] as Head)] : [] };
    });
    table.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
      Responses: {
        table: RequestItems.table.Keys.map(({ pk }: typeof key) => (pk === key.pk ? bundle : HEADS[0])),
      },
    }));
  });

  it('prints the bundle and counts its one item', async () => {
    const { out, err } = await runCommand(['list', '--since', DAY]);
    expect(out[0]).toBe(`${DAY} 09:00  UNBUNDLED   bundles/monday.jsonl  1 item`);
    expect(err.join()).toMatch(/^1 of 1 article and 1 of 1 bundle received since .*; times are UTC$/);
  });

  it.each<[says: RegExp, ...args: string[]]>([
    [/^0 of 1 article received/, '--sentiment', 'negative'],
    [/^1 of 1 article received/, '--status', 'enriched'],
    [/^1 of 1 bundle received/, '--status', 'unbundled'],
    [/^0 of 1 article received/, '--status', 'unbundled', '--sentiment', 'mixed'],
    [/^0 of 1 article and 0 of 1 bundle received/, '--status', 'partial'],
  ])('counts only articles or only bundles where the filter fits only them: %s', async (says, ...args) => {
    const { err } = await runCommand(['list', '--since', DAY, ...args]);
    expect(err.join()).toMatch(says);
  });
});

it('prints one line for a row whose key and title have controls', async () => {
  const [hall] = HEADS as [Head, Head, Head];
  const source = aSource({ key: 'a\n\u001b[2Jb.txt' });
  table.on(BatchGetCommand).resolves({
    Responses: { table: [{ ...hall, source, title: 'up\u202e\rdown' }] as never },
  });
  table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => ({
    Items:
      values[':partition'] === `FEED#${DAY}` ? [projected({ ...hall, source, title: 'up\u202e\rdown' })] : [],
  }));
  const { out } = await runCommand(['list', '--since', DAY]);
  expect(out).toEqual([`${DAY} 08:48  ENRICHED   neutral   en     a\\n\\x1b[2Jb.txt  up\\u202e\\rdown`]);
});
