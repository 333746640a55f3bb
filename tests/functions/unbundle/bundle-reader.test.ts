import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { BundleReader } from '../../../functions/unbundle/bundle-reader.ts';
import { aSource } from '../../support/articles.ts';

const s3 = mockClient(S3Client);
const reader = new BundleReader(new S3Client({}));
const error = (name: string) => Object.assign(new Error(name), { name });
const source = aSource({ bucket: 'b', key: 'bundles/k', etag: 'e' });

beforeEach(() => s3.reset());

it('describes what stands', async () => {
  s3.on(HeadObjectCommand).resolves({
    ETag: '"e"',
    VersionId: 'v',
    ContentLength: 9,
    LastModified: new Date('2026-11-24T09:30:00Z'),
  });
  expect(await reader.describe('b', 'bundles/k')).toEqual({
    bucket: 'b',
    key: 'bundles/k',
    etag: 'e',
    versionId: 'v',
    size: 9,
    receivedAt: '2026-11-24T09:30:00.000Z',
  });
});

it.each([
  [0, undefined],
  [7, 'bytes=7-'],
])('opens the version that is asked for, from byte %i on', async (from, Range) => {
  const Body = Readable.from([Buffer.from('x')]) as never;
  s3.on(GetObjectCommand).resolves({ Body });
  expect(await reader.open(source, from)).toBe(Body);
  const [{ input } = { input: {} }] = s3.commandCalls(GetObjectCommand).map(({ args }) => args[0]);
  expect(input).toEqual({ Bucket: 'b', Key: 'bundles/k', IfMatch: '"e"', ...(Range && { Range }) });
});

it.each([
  ['PreconditionFailed', 'changed'],
  ['NoSuchKey', 'gone'],
  ['NotFound', 'gone'],
])('%s: the bundle is %s', async (name, what) => {
  s3.on(GetObjectCommand).rejects(error(name));
  expect(await reader.open(source, 0)).toBe(what);
});

it('knows that there is none', async () => {
  s3.on(HeadObjectCommand).rejects(error('NotFound'));
  expect(await reader.describe('b', 'bundles/k')).toBeUndefined();
});

it.each(['SlowDown', 'AccessDenied'])('%s says nothing of the bundle: it is thrown', async (name) => {
  s3.onAnyCommand().rejects(error(name));
  await expect(reader.describe('b', 'k')).rejects.toThrow(name);
  await expect(reader.open(source, 0)).rejects.toThrow(name);
});
