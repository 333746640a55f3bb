/**
 * Serves the local run's DynamoDB in a process of its own, with its tables in the folder of the first argument. It fills a
 * table past the wire protocol: that would take hours for a hundred thousand articles.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { answerWithDynalite } from '../../local/patches/answer-with-dynalite.ts';
import { openDynalite } from '../../local/patches/open-dynalite.ts';
import { itemsOfArticle } from './synthetic-articles.ts';

/** What the parent asks for: the articles from one number up to another, exclusive. */
export interface LoadOrder {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

type Wire = Readonly<Record<string, unknown>>;
interface Dynalite {
  createKey(item: Wire, table: object): string;
  getIndexActions(
    indexes: readonly object[],
    existing: undefined,
    item: Wire,
    table: object,
  ): { puts: { index: string; key: string; item: Wire }[] };
}

const ARTICLES_PER_WRITE = 100;
const dir = process.argv[2] as string;
const { server, store } = openDynalite(dir);
const requireHere = createRequire(import.meta.url);
const dynalite = createRequire(requireHere.resolve('dynalite'))('./db') as Dynalite;

const http = createServer((request, response) => void answerWithDynalite(server, request, response));
http.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});
process.on('message', (order: LoadOrder) => {
  void load(order).then((items) => process.send?.({ items }));
});
process.on('disconnect', () => process.exit());

/** @returns how many items were written */
async function load({ table: name, from, to }: LoadOrder): Promise<number> {
  const table = (await store.get(`table~${name}`)) as { GlobalSecondaryIndexes?: object[] };
  let count = 0;
  for (let i = from; i < to; i += ARTICLES_PER_WRITE) {
    const last = Math.min(to, i + ARTICLES_PER_WRITE);
    const items = Array.from({ length: last - i }, (_, k) => itemsOfArticle(i + k)).flat();
    count += items.length;
    await store.batch(
      items.map(toWire).flatMap((item) => [
        { type: 'put' as const, key: `item-${name}~${dynalite.createKey(item, table)}`, value: item },
        ...dynalite
          .getIndexActions(table.GlobalSecondaryIndexes ?? [], undefined, item, table)
          .puts.map(({ index, key, item: entry }) => ({
            type: 'put' as const,
            key: `index-global~${name}~${index}~${key}`,
            value: entry,
          })),
      ]),
    );
  }
  return count;
}

const toWire = (item: object): Wire =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toAttribute(value)]),
  );

/** A value of an item as the wire protocol writes it. */
function toAttribute(value: unknown): unknown {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  if (typeof value === 'object' && value !== null) return { M: toWire(value) };
  throw new Error(`A value of ${typeof value} has no form on the wire`);
}
