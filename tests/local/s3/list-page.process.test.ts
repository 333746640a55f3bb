import {
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPage } from '../../../local/s3/list-page.ts';
import { type RunningStack, startStack } from '../fixtures/start-stack.ts';

// In the order of their UTF-8 bytes. No language sorts like this, and UTF-16 would swap the last two.
const KEYS = [
  ...['B.txt', 'C/y.txt', 'README.md', 'Z.txt', '_z.txt', 'a-b.txt', 'a.txt', 'a/X.txt', 'a/b/c.txt'],
  ...['a/x.txt', 'b.txt', 'é.txt', '\uff21.txt', '\u{1f4f0}.txt'],
];
const SIZES = [1, 2, 3, 5, 1000];

describe('a list of objects', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await startStack(() => ({
      bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bucket' } },
    }));
    for (const Key of KEYS.toReversed())
      await stack.s3.send(new PutObjectCommand({ Bucket: 'bucket', Key, Body: '' }));
  });
  afterAll(() => stack.close());

  test.each(SIZES)('has each key once, in byte order, in pages of %i', async (pageSize) => {
    const pages = paginateListObjectsV2({ client: stack.s3, pageSize }, { Bucket: 'bucket' });
    const sizes: number[] = [];
    const keys: (string | undefined)[] = [];
    for await (const { Contents = [] } of pages) {
      sizes.push(Contents.length);
      keys.push(...Contents.map(({ Key }) => Key));
    }
    expect(keys).toEqual(KEYS);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(pageSize);
  });

  test.each(SIZES)('has each common prefix once, in pages of %i', async (pageSize) => {
    const pages = paginateListObjectsV2({ client: stack.s3, pageSize }, { Bucket: 'bucket', Delimiter: '/' });
    const rows: (string | undefined)[] = [];
    for await (const { Contents = [], CommonPrefixes = [] } of pages)
      rows.push(...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => Prefix));
    const expected = [...KEYS.filter((key) => !key.includes('/')), 'C/', 'a/'];
    expect(rows.toSorted()).toEqual(expected.toSorted());
  });

  test.each(SIZES)('of version 1 continues at its marker, in pages of %i', async (MaxKeys) => {
    const rows: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await stack.s3.send(
        new ListObjectsCommand({ Bucket: 'bucket', Prefix: 'a', Delimiter: '/', MaxKeys, Marker }),
      );
      rows.push(...(page.Contents ?? []).map(({ Key }) => Key));
      rows.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    expect(rows).toEqual(['a-b.txt', 'a.txt', 'a/']);
  });

  test('starts after any key, even one that does not exist', async () => {
    const startAt = async (StartAfter: string) => {
      const { Contents = [] } = await stack.s3.send(
        new ListObjectsV2Command({ Bucket: 'bucket', StartAfter }),
      );
      return Contents.map(({ Key }) => Key);
    };
    for (const [i, key] of KEYS.entries()) expect(await startAt(key)).toEqual(KEYS.slice(i + 1));
    expect(await startAt('a0')).toEqual(KEYS.slice(KEYS.indexOf('b.txt')));
  });

  test('of at most 0 keys is complete', async () => {
    const page = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'bucket', MaxKeys: 0 }));
    expect(page).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });
});

const text = fc.string({
  unit: fc.constantFrom('a', 'A', '/', '-', '\u00e9', '\uffff', '\u{1f600}'),
  minLength: 1,
  maxLength: 6,
});

test('pages of any size together have all keys or common prefixes in byte order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(text, { maxLength: 40, size: 'max' }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('', '', 'a', 'a/'),
      fc.constantFrom(undefined, '/', '/', 'a/'),
      (keys, maxKeys, prefix, delimiter) => {
        const rows: string[] = [];
        let startAfter = '';
        for (;;) {
          const page = listPage(
            keys.map((key) => ({ key })),
            { prefix, delimiter, maxKeys, startAfter },
          );
          const objects = page.objects.map(({ key }) => key);
          const ofPage = [...objects, ...page.commonPrefixes].toSorted(byBytes);
          expect(ofPage.length).toBeLessThanOrEqual(maxKeys);
          rows.push(...ofPage);
          if (!page.isTruncated) break;
          // fauxqs continues like this.
          startAfter = objects.at(-1) ?? page.commonPrefixes.at(-1) ?? '';
        }
        const expected = keys
          .filter((key) => key.startsWith(prefix))
          .map((key) => {
            const [first = '', ...more] = delimiter ? key.slice(prefix.length).split(delimiter) : [];
            return more.length > 0 ? `${prefix}${first}${delimiter}` : key;
          });
        expect(rows).toEqual([...new Set(expected)].toSorted(byBytes));
      },
    ),
  );
});

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
