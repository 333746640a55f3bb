import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Change, type KeyRange, SqliteStore } from '../../../local/patches/sqlite-store.ts';

let dir: string;
let count = 0;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-store-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const open = () => new SqliteStore(join(dir, String(++count)));

async function all<T>(iterator: { next(): Promise<T | undefined> }): Promise<T[]> {
  const found: T[] = [];
  for (let one = await iterator.next(); one !== undefined; one = await iterator.next()) found.push(one);
  return found;
}

const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '~', '\u00e9', '\uffff', '\u{1f600}'),
  minLength: 1,
  maxLength: 3,
});
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('put' as const), key, value: fc.jsonValue() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('del' as const), key }) },
);
const range: fc.Arbitrary<KeyRange> = fc.record(
  { gt: key, gte: key, lt: key, lte: key, reverse: fc.boolean() },
  { requiredKeys: [] },
);
const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

it('has the content of a map that is sorted by bytes, in either direction', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), range, async (changes, asked) => {
      const store = open();
      const expected = new Map<string, unknown>();
      for (const one of changes) {
        if (one.type === 'put') expected.set(one.key, JSON.parse(JSON.stringify(one.value)));
        else expected.delete(one.key);
      }
      await Promise.all(changes.map((one) => store.batch([one])));
      for (const [name, value] of expected) expect(await store.get(name)).toEqual(value);
      const keys = [...expected.keys()]
        .filter((name) => asked.gt === undefined || order(name, asked.gt) > 0)
        .filter((name) => asked.gte === undefined || order(name, asked.gte) >= 0)
        .filter((name) => asked.lt === undefined || order(name, asked.lt) < 0)
        .filter((name) => asked.lte === undefined || order(name, asked.lte) <= 0)
        .sort(order);
      if (asked.reverse) keys.reverse();
      expect(await all(store.keys(asked))).toEqual(keys);
      expect(await all(store.values(asked))).toEqual(keys.map((name) => expected.get(name)));
      await store.close();
    }),
    { numRuns: 60 },
  );
});

it('lists a range that is longer than a page, each key once', async () => {
  const store = open();
  const names = Array.from({ length: 357 }, (_, i) => `n${String(i).padStart(3, '0')}`);
  await store.batch(names.map((name) => ({ type: 'put', key: name, value: name })));
  expect(await all(store.values({ gte: 'n' }))).toEqual(names);
  expect(await all(store.values({ lt: 'n300', gte: 'n050', reverse: true }))).toEqual(
    names.slice(50, 300).reverse(),
  );
  await store.close();
});

it('has all acknowledged writes at the next start', async () => {
  const folder = join(dir, 'kept');
  const store = new SqliteStore(folder);
  await store.put('a', { n: 1 });
  await store.put('b', { n: 2 });
  await store.del('a');
  await store.close();
  const again = new SqliteStore(folder);
  expect(await again.get('a')).toBeUndefined();
  expect(await again.get('b')).toEqual({ n: 2 });
  await again.close();
});

it('rejects a folder that another store holds', async () => {
  const folder = join(dir, 'held');
  const store = new SqliteStore(folder);
  await store.put('a', 1);
  expect(() => new SqliteStore(folder)).toThrow('locked');
  await store.close();
});

it('rejects and rolls back all writes of a turn if one fails, and accepts later writes', async () => {
  const store = open();
  await store.put('a', 1);
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const outcomes = await Promise.allSettled([store.put('a', 2), store.put('b', circular), store.del('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await store.get('a')).toBe(1);
  await store.put('c', 3);
  expect(await all(store.keys())).toEqual(['a', 'c']);
  await store.close();
});
