import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { sdkStreamMixin } from '@smithy/core/serde';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { S3Objects } from '../../../core/runtime/s3-objects.ts';
import { aSource } from '../../support/articles.ts';

const s3 = mockClient(S3Client);
const objects = new S3Objects(new S3Client({}));
const bodyOf = (text: string) => sdkStreamMixin(Readable.from([Buffer.from(text)]));
const error = (name: string) => Object.assign(new Error(name), { name });
const missing = [
  ['NoSuchKey', new NoSuchKey({ message: 'm', $metadata: {} })],
  ['NotFound', new S3ServiceException({ name: 'NotFound', $fault: 'client', $metadata: {} })],
] as const;
const RESPONSE = {
  ETag: '"e1"',
  ContentLength: 9,
  LastModified: new Date('2026-11-24T09:30:00Z'),
  Metadata: { title: 'Harbour' },
};
const DESCRIBED = {
  source: { bucket: 'b', key: 'a b+c.txt', etag: 'e1', size: 9, receivedAt: '2026-11-24T09:30:00.000Z' },
  metadata: { title: 'Harbour' },
};

beforeEach(() => s3.reset());

describe('describe', () => {
  it('returns the facts of the response', async () => {
    s3.on(HeadObjectCommand, { Bucket: 'b', Key: 'a b+c.txt' }).resolves(RESPONSE);
    expect(await objects.describe('b', 'a b+c.txt')).toEqual(DESCRIBED);
  });

  it.each([
    ['v1', 'v1'],
    ['null', undefined],
    [undefined, undefined],
  ])('reads the version id %s as %s', async (VersionId, versionId) => {
    s3.on(HeadObjectCommand).resolves({ ...RESPONSE, VersionId });
    expect((await objects.describe('b', 'k'))?.source.versionId).toBe(versionId);
  });

  it.each(missing)('returns undefined for %s', async (_, error) => {
    s3.on(HeadObjectCommand).rejects(error);
    expect(await objects.describe('b', 'k')).toBeUndefined();
  });
});

describe('open', () => {
  it('returns the facts of the response, and reads the object’s bytes', async () => {
    s3.on(GetObjectCommand, { Bucket: 'b', Key: 'a b+c.txt' }).resolves({
      ...RESPONSE,
      Body: bodyOf('Iran said'),
    });
    const object = await objects.open('b', 'a b+c.txt');
    expect(object).toMatchObject(DESCRIBED);
    expect(Buffer.from((await object?.read()) ?? []).toString()).toBe('Iran said');
    object?.discard();
  });

  it('does not read the bytes of a discarded object', async () => {
    const Body = bodyOf('never read');
    s3.on(GetObjectCommand).resolves({ ...RESPONSE, Body });
    (await objects.open('b', 'k'))?.discard();
    expect((Body as unknown as Readable).destroyed).toBe(true);
  });

  it('reads no bytes from a response without a body', async () => {
    s3.on(GetObjectCommand).resolves({});
    const object = await objects.open('b', 'k');
    expect(object?.source).toMatchObject({ etag: '', size: 0, receivedAt: '1970-01-01T00:00:00.000Z' });
    expect(object?.metadata).toEqual({});
    expect(await object?.read()).toEqual(new Uint8Array());
    expect(() => object?.discard()).not.toThrow();
  });

  it.each(missing)('returns undefined for %s', async (_, error) => {
    s3.on(GetObjectCommand).rejects(error);
    expect(await objects.open('b', 'k')).toBeUndefined();
  });
});

describe('openVersion', () => {
  const source = aSource({ bucket: 'b', key: 'bundles/k', etag: 'e' });

  it.each([
    [0, undefined],
    [7, 'bytes=7-'],
  ])('opens exactly that version, from byte %i on', async (from, Range) => {
    const Body = bodyOf('x');
    s3.on(GetObjectCommand).resolves({ Body });
    expect(await objects.openVersion(source, from)).toBe(Body);
    const [{ input } = { input: {} }] = s3.commandCalls(GetObjectCommand).map(({ args }) => args[0]);
    expect(input).toEqual({ Bucket: 'b', Key: 'bundles/k', IfMatch: '"e"', ...(Range && { Range }) });
  });

  it.each([
    ['PreconditionFailed', 'changed'],
    ['NoSuchKey', 'gone'],
    ['NotFound', 'gone'],
  ])('returns for %s that the object is %s', async (name, what) => {
    s3.on(GetObjectCommand).rejects(error(name));
    expect(await objects.openVersion(source, 0)).toBe(what);
  });
});

describe('an object that S3 does not hand out', () => {
  const SSE_C =
    'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.';
  const listed = { Key: 'k', ETag: '"e1"', Size: 9, LastModified: new Date('2026-11-24T09:30:00Z') };
  const refusals = [
    ['InvalidObjectState', 'The operation is not valid', /is archived.*restore-object.*backfill/],
    ['InvalidRequest', SSE_C, /SSE-C.*Upload it again/],
  ] as const;
  const refused = (name: string, message: string) => Object.assign(new Error(message), { name });

  it.each(refusals)(
    'is opened with what a list says, and its reading is rejected: %s',
    async (name, message, why) => {
      s3.on(GetObjectCommand).rejects(refused(name, message));
      s3.on(ListObjectsV2Command).resolves({ Contents: [listed] });
      const object = await objects.open('b', 'k');
      expect(object?.source).toEqual({ ...DESCRIBED.source, key: 'k' });
      await expect(object?.read()).rejects.toMatchObject({
        reason: 'UNREADABLE',
        message: expect.stringMatching(why),
      });
      object?.discard();
    },
  );

  it('is gone if it left meanwhile, though another key begins with its key', async () => {
    s3.on(GetObjectCommand).rejects(refused('InvalidObjectState', 'm'));
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ ...listed, Key: 'k2' }] });
    expect(await objects.open('b', 'k')).toBeUndefined();
  });

  it.each(refusals)('stops the reading of a version: %s', async (name, message) => {
    s3.on(GetObjectCommand).rejects(refused(name, message));
    await expect(objects.openVersion(aSource(), 0)).rejects.toMatchObject({ reason: 'UNREADABLE' });
  });

  it('any other invalid request is an error', async () => {
    s3.on(GetObjectCommand).rejects(refused('InvalidRequest', 'The key is too long'));
    await expect(objects.open('b', 'k')).rejects.toThrow('The key is too long');
  });
});

it.each(['AccessDenied', 'NoSuchBucket', 'SlowDown', 'InternalError', 'TimeoutError'])(
  '%s is thrown, because it says nothing about the object',
  async (name) => {
    s3.onAnyCommand().rejects(error(name));
    await expect(objects.describe('b', 'k')).rejects.toThrow(name);
    await expect(objects.open('b', 'k')).rejects.toThrow(name);
    await expect(objects.openVersion(aSource(), 0)).rejects.toThrow(name);
  },
);

/** The next tests are the last, because they remove the mock. */
it('an object encrypted by its owner’s key is described, though S3 answers its HEAD with a bare 400', async () => {
  s3.restore();
  const server = createServer((request, response) => {
    if (request.method === 'HEAD') response.writeHead(400).end();
    else if (request.url?.includes('list-type'))
      response.end(
        '<ListBucketResult><Contents><Key>k</Key><ETag>"e1"</ETag><Size>9</Size><LastModified>2026-11-24T09:30:00.000Z</LastModified></Contents></ListBucketResult>',
      );
    else
      response
        .writeHead(400)
        .end(
          '<Error><Code>InvalidRequest</Code><Message>The object was stored using a form of Server Side Encryption.</Message></Error>',
        );
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
    expect(await new S3Objects(client).describe('b', 'k')).toEqual({
      source: { ...DESCRIBED.source, key: 'k' },
      metadata: {},
    });
    client.destroy();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('does not download a discarded object of 5 GB', async () => {
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
    const object = await new S3Objects(client).open('b', 'k');
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
