import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArticleCard, cardItem } from '../../../../core/store/article-card.ts';
import type { Head } from '../../../../core/store/items.ts';
import {
  describeKey,
  headKey,
  type ItemKey,
  keyOf,
  receivedPartition,
  shardOf,
} from '../../../../core/store/keys.ts';
import { aCard, aHead, aSource } from '../../../support/articles.ts';
import { runCommand } from '../../../support/run-command.ts';

const table = mockClient(DynamoDBDocumentClient);
const DAY = new Date().toISOString().slice(0, 10);

/** The head of an article, and its card where something of it is published. */
interface Held {
  readonly head: Head;
  readonly card?: ArticleCard;
}

const publishedAt = `${DAY}T08:00:00.000Z`;
const shown = { published: 'g5', publishedAt };
const cardOf = (articleId: string, facts: Partial<ArticleCard>) =>
  aCard({ articleId, publishedAt, ...facts });

const HALL: Held = {
  head: aHead({
    articleId: 'a',
    status: 'ENRICHED',
    source: aSource({ key: 'news/hall.txt' }),
    receivedAt: `${DAY}T08:48:00.000Z`,
    ...shown,
  }),
  card: cardOf('a', { title: 'Hall opens' }),
};
const EMPTY: Held = {
  head: aHead({
    articleId: 'b',
    status: 'REJECTED',
    source: aSource({ key: 'b.txt' }),
    receivedAt: `${DAY}T08:47:00.000Z`,
    reasons: ['EMPTY'],
  }),
};
/** It is in progress, and nothing of it is published. */
const ARRIVING: Held = {
  head: aHead({
    articleId: 'c',
    status: 'ENRICHING',
    source: aSource({ key: 'gone.txt' }),
    receivedAt: `${DAY}T08:46:00.000Z`,
  }),
};

/** Fills the table. Articles that were listed may have left it since the index was read. */
function hold(
  held: readonly Held[],
  listed = held,
  bundles: readonly { pk: string; sk: string }[] = [],
): void {
  const items = held.flatMap(({ head, card }) => [
    { ...headKey(head.articleId), ...head },
    ...(card ? [cardItem(card)] : []),
  ]);
  table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: { ':partition': partition } }) => {
    if (partition === `BUNDLES#${DAY}`) return { Items: bundles.map(keyOf) };
    const found = listed.filter(
      ({ head: { articleId, status } }) =>
        partition === receivedPartition(DAY, shardOf(articleId), status === 'REJECTED'),
    );
    return { Items: found.map(({ head }) => headKey(head.articleId)) };
  });
  table.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: {
      table: RequestItems.table.Keys.flatMap((key: ItemKey) =>
        [...items, ...bundles].filter((item) => describeKey(item) === describeKey(key)),
      ),
    },
  }));
}

beforeEach(() => hold([HALL, EMPTY], [HALL, EMPTY, ARRIVING]));
afterEach(() => table.reset());

it('prints the key of each article, and why it is not enriched', async () => {
  const { code, out, err } = await runCommand(['list', '--since', DAY]);
  expect(out).toEqual([
    `${DAY} 08:48  ENRICHED   neutral   en     news/hall.txt  Hall opens`,
    `${DAY} 08:47  REJECTED                    b.txt          EMPTY`,
  ]);
  expect([code, err.join()]).toEqual([0, expect.stringMatching(/^2 of 2 articles/)]);
});

describe('at a terminal', () => {
  const TITLE = '市长 opens the hall of the old harbour in Bonn';
  beforeEach(() => {
    const hall = { ...HALL, card: cardOf('a', { title: TITLE }) };
    hold([hall, { head: { ...EMPTY.head, reasons: ['UNSUPPORTED_FORMAT'] } }, ARRIVING]);
  });
  afterEach(() => setWidth(undefined));

  it.each<[width: number, rows: string[]]>([
    [
      110,
      [
        `${DAY} 08:48  ENRICHED   neutral   en     news/hall.txt  ${TITLE}`,
        `${DAY} 08:47  REJECTED                    b.txt          UNSUPPORTED_FORMAT`,
        `${DAY} 08:46  ENRICHING                   gone.txt     `,
      ],
    ],
    [
      80,
      [
        `${DAY} 08:48  ENRICHED   neutral   news/hall.txt  市长 opens the hall of th…`,
        `${DAY} 08:47  REJECTED             b.txt          UNSUPPORTED_FORMAT`,
        `${DAY} 08:46  ENRICHING            gone.txt     `,
      ],
    ],
    [
      60,
      [
        `${DAY} 08:48  ENRICHED   neutral   news/hall.txt`,
        `${DAY} 08:47  REJECTED             b.txt  UNSUPPORTED_F…`,
        `${DAY} 08:46  ENRICHING            gone.txt`,
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

it('leaves out an article that was received again on another day since the index was read', async () => {
  const later = { ...HALL, head: { ...HALL.head, receivedAt: '2020-01-01T08:48:00.000Z' } };
  hold([later, EMPTY], [HALL, EMPTY]);
  const { out } = await runCommand(['list', '--since', DAY]);
  expect(out).toEqual([expect.stringContaining('b.txt')]);
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
    hold([HALL], [HALL], [bundle]);
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
  const head = { ...HALL.head, source: aSource({ key: 'a\n\u001b[2Jb.txt' }) };
  hold([{ head, card: cardOf('a', { title: 'up\u202e\rdown' }) }]);
  const { out } = await runCommand(['list', '--since', DAY]);
  expect(out).toEqual([`${DAY} 08:48  ENRICHED   neutral   en     a\\n\\x1b[2Jb.txt  up\\u202e\\rdown`]);
});
