import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { sdkStreamMixin } from '@smithy/core/serde';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ObjectReader } from '../../../functions/split/read-object.ts';

const s3 = mockClient(S3Client);
const reader = new ObjectReader(new S3Client({}));
const bodyOf = (text: string) => sdkStreamMixin(Readable.from([Buffer.from(text)]));
const found = (overrides: object = {}) => ({
  Body: bodyOf('Iran said'),
  ETag: '"e1"',
  ContentLength: 9,
  LastModified: new Date('2026-11-24T09:30:00Z'),
  ...overrides,
});

beforeEach(() => s3.reset());

describe('an object that stands', () => {
  it('is described by the response’s own words, and its bytes are read', async () => {
    s3.on(GetObjectCommand, { Bucket: 'b', Key: 'a b+c.txt' }).resolves(found());
    const object = await reader.open('b', 'a b+c.txt');
    expect(object?.source).toEqual({
      bucket: 'b',
      key: 'a b+c.txt',
      etag: 'e1',
      size: 9,
      receivedAt: '2026-11-24T09:30:00.000Z',
    });
    expect(Buffer.from((await object?.read()) ?? []).toString()).toBe('Iran said');
    object?.discard();
  });

  it.each([
    ['v1', 'v1'],
    ['null', undefined],
    [undefined, undefined],
  ])('of version id %s is of version %s', async (VersionId, versionId) => {
    s3.on(GetObjectCommand).resolves(found({ VersionId }));
    expect((await reader.open('b', 'k'))?.source.versionId).toBe(versionId);
  });

  it('tells what its metadata states, and one statement from another', async () => {
    const open = async (Metadata: Record<string, string>) => {
      s3.on(GetObjectCommand).resolves(found({ Metadata }));
      return reader.open('b', 'k');
    };
    const stated = await open({ title: 'Harbour', 'other-name': 'x' });
    expect(stated?.stated).toEqual({ title: 'Harbour' });
    const digests = [
      stated,
      await open({ title: 'Harbour' }),
      await open({ title: 'Port' }),
      await open({ a: 'b' }),
    ];
    const [first, again, other, none] = digests.map((object) => object?.source.statedDigest);
    expect(first).toMatch(/^[\da-f]{16}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(none).toBeUndefined();
  });

  it('is let go of unread', async () => {
    const Body = bodyOf('never read');
    s3.on(GetObjectCommand).resolves(found({ Body }));
    (await reader.open('b', 'k'))?.discard();
    expect((Body as unknown as Readable).destroyed).toBe(true);
  });

  it('that is empty has no bytes', async () => {
    s3.on(GetObjectCommand).resolves({});
    const object = await reader.open('b', 'k');
    expect(object?.source).toMatchObject({ etag: '', size: 0, receivedAt: '1970-01-01T00:00:00.000Z' });
    expect(await object?.read()).toEqual(new Uint8Array());
    expect(() => object?.discard()).not.toThrow();
  });
});

describe('an object that is gone', () => {
  it.each([
    ['never there, deleted, or behind a delete marker', new NoSuchKey({ message: 'm', $metadata: {} })],
    [
      'not found, as some stores say',
      new S3ServiceException({ name: 'NotFound', $fault: 'client', $metadata: {} }),
    ],
  ])('is none: %s', async (_, error) => {
    s3.on(GetObjectCommand).rejects(error);
    expect(await reader.open('b', 'k')).toBeUndefined();
  });
});

it.each(['AccessDenied', 'NoSuchBucket', 'SlowDown', 'InternalError', 'TimeoutError'])(
  '%s says nothing of the object: it is thrown',
  async (name) => {
    s3.on(GetObjectCommand).rejects(Object.assign(new Error(name), { name }));
    await expect(reader.open('b', 'k')).rejects.toThrow(name);
  },
);

it('of 5 GB costs its headers only: what is let go of is not downloaded', async () => {
  s3.restore();
  let sent = 0;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Length': 5_000_000_000, ETag: '"e"' });
    const chunk = Buffer.alloc(65_536);
    const send = () => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
    };
    response.on('drain', send);
    send();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const client = new S3Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      forcePathStyle: true,
    });
    const object = await new ObjectReader(client).open('b', 'k');
    expect(object?.source.size).toBe(5_000_000_000);
    object?.discard();
    await sleep(100);
    expect(sent).toBeLessThan(20_000_000);
    client.destroy();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
