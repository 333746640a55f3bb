import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../local/template/template.ts';
import { type RunningStack, startStack, until } from './fixtures/start-stack.ts';

interface S3Record {
  readonly eventVersion: string;
  readonly eventName: string;
  readonly eventTime: string;
  readonly s3: {
    readonly bucket: { readonly name: string; readonly arn: string };
    readonly object: {
      readonly key: string;
      readonly size?: number;
      readonly eTag?: string;
      readonly sequencer: string;
    };
  };
}

const queueConfiguration = (Event: string, queue: string, Filter?: unknown) => ({
  Event,
  Queue: { 'Fn::GetAtt': [queue, 'Arn'] },
  ...(Filter ? { Filter } : {}),
});
const rules = (...Rules: { Name: string; Value: string }[]) => ({ S3Key: { Rules } });

describe('S3', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    const queue: Resource = { Type: 'AWS::SQS::Queue' };
    stack = await startStack(() => ({
      events: queue,
      plainEvents: queue,
      filtered: queue,
      versioned: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: 'versioned',
          VersioningConfiguration: { Status: 'Enabled' },
          NotificationConfiguration: {
            QueueConfigurations: [
              queueConfiguration('s3:ObjectCreated:*', 'events'),
              queueConfiguration('s3:ObjectRemoved:*', 'events'),
              queueConfiguration('s3:LifecycleExpiration:*', 'events'),
            ],
          },
        },
      },
      plain: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: 'plain',
          NotificationConfiguration: {
            QueueConfigurations: [
              queueConfiguration('s3:ObjectRemoved:Delete', 'plainEvents'),
              queueConfiguration(
                's3:ObjectCreated:Put',
                'filtered',
                rules({ Name: 'prefix', Value: 'in/' }, { Name: 'Suffix', Value: '.txt' }),
              ),
            ],
          },
        },
      },
    }));
  });
  afterAll(() => stack.close());

  test('a put is reported as S3 does', async () => {
    const { ETag } = await put('a.txt', 'hello');
    expect(await nextRecord()).toEqual({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: expect.any(String) },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: expect.any(Object),
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: expect.any(String),
        bucket: {
          name: 'versioned',
          ownerIdentity: { principalId: expect.any(String) },
          arn: 'arn:aws:s3:::versioned',
        },
        object: {
          key: 'a.txt',
          size: 5,
          eTag: ETag?.replaceAll('"', ''),
          sequencer: expect.stringMatching(/^[0-9A-F]+$/),
        },
      },
    });
  });

  test.each([
    ['spaces and plus signs', 'a b+c.txt', 'a+b%2Bc.txt'],
    ['an emoji', '📰/ünï.txt', '%F0%9F%93%B0/%C3%BCn%C3%AF.txt'],
    ['a way up', '../etc/passwd', '../etc/passwd'],
    ['a way up in the middle', 'a/../b.txt', 'a/../b.txt'],
    ['two slashes', 'a//b', 'a//b'],
    ['characters that URLs escape', `50%&?#=;:@$,'"()*!~<>|\\^\`{}[].txt`, undefined],
    ['an escape of XML', 'a&lt;b&amp;c', undefined],
    ['the maximum of bytes', 'é'.repeat(512), '%C3%A9'.repeat(512)],
  ])('a key with %s survives put, read, copy and delete', async (_, key, encoded) => {
    await put(key, 'text');
    const created = await nextRecord();
    expect(decode(created.s3.object.key)).toBe(key);
    if (encoded) expect(created.s3.object.key).toBe(encoded);
    expect(created.s3.object.size).toBe(4);
    const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: 'versioned', Key: key }));
    expect(await Body?.transformToString()).toBe('text');
    await stack.s3.send(
      new CopyObjectCommand({
        Bucket: 'versioned',
        Key: `${key}2`.slice(-500),
        CopySource: `versioned/${encodeURIComponent(key)}`,
      }),
    );
    expect(decode((await nextRecord()).s3.object.key)).toBe(`${key}2`.slice(-500));
    await stack.s3.send(
      new DeleteObjectsCommand({
        Bucket: 'versioned',
        Delete: { Objects: [{ Key: key }, { Key: `${key}2`.slice(-500) }] },
      }),
    );
    const removed = [await nextRecord(), await nextRecord()];
    expect(new Set(removed.map(({ s3 }) => decode(s3.object.key)))).toEqual(
      new Set([key, `${key}2`.slice(-500)]),
    );
    await expect(
      stack.s3.send(new HeadObjectCommand({ Bucket: 'versioned', Key: key })),
    ).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('a copy is reported with the ETag and size of the new object', async () => {
    const { ETag } = await put('from', 'copied text');
    await nextRecord();
    await stack.s3.send(
      new CopyObjectCommand({ Bucket: 'versioned', Key: 'to', CopySource: 'versioned/from' }),
    );
    const { eventName, s3 } = await nextRecord();
    expect({ eventName, ...s3.object }).toMatchObject({
      eventName: 'ObjectCreated:Copy',
      key: 'to',
      size: 11,
      eTag: ETag?.replaceAll('"', ''),
    });
  });

  test('a multipart upload is reported once, when it is complete', async () => {
    const at = { Bucket: 'versioned', Key: 'large.txt' };
    const { UploadId } = await stack.s3.send(new CreateMultipartUploadCommand(at));
    const parts = ['a'.repeat(5 * 1024 * 1024), 'b'];
    const Parts = await Promise.all(
      parts.map(async (Body, i) => {
        const { ETag } = await stack.s3.send(
          new UploadPartCommand({ ...at, UploadId, PartNumber: i + 1, Body }),
        );
        return { ETag, PartNumber: i + 1 };
      }),
    );
    const { ETag } = await stack.s3.send(
      new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }),
    );
    const { eventName, s3 } = await nextRecord();
    expect({ eventName, ...s3.object }).toMatchObject({
      eventName: 'ObjectCreated:CompleteMultipartUpload',
      key: 'large.txt',
      size: 5 * 1024 * 1024 + 1,
      eTag: ETag?.replaceAll('"', ''),
    });
  });

  test('a delete in a versioned bucket is reported as a delete marker', async () => {
    await put('gone.txt', 'x');
    await nextRecord();
    await stack.s3.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'gone.txt' }));
    const { eventName, s3 } = await nextRecord();
    expect(eventName).toBe('ObjectRemoved:DeleteMarkerCreated');
    expect(s3.object).toEqual({ key: 'gone.txt', sequencer: expect.any(String) });
  });

  test('a delete in an unversioned bucket is reported as a delete, and the filters of events and keys hold', async () => {
    for (const key of ['in/a.txt', 'in/a.md', 'out/a.txt']) await put(key, 'x', 'plain');
    await stack.s3.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'in/a.md' }));
    expect((await nextRecord('plainEvents')).eventName).toBe('ObjectRemoved:Delete');
    expect((await nextRecord('filtered')).s3.object.key).toBe('in/a.txt');
    const { waiting } = await stack.countMessages('filtered');
    expect(waiting).toBe(0);
  });

  test('sequencers of varying length order the events of a key', async () => {
    for (let i = 0; i < 40; i++) await put('versions.txt', `version ${i}`);
    const records: S3Record[] = [];
    for (let i = 0; i < 40; i++) records.push(await nextRecord());
    const padded = (record: S3Record) => record.s3.object.sequencer.padEnd(24, '0');
    const etags = records
      .toSorted((a, b) => (padded(a) < padded(b) ? -1 : 1))
      .map(({ s3 }) => s3.object.eTag);
    const { ETag } = await stack.s3.send(new HeadObjectCommand({ Bucket: 'versioned', Key: 'versions.txt' }));
    expect(etags.at(-1)).toBe(ETag?.replaceAll('"', ''));
    expect(new Set(records.map(padded)).size).toBe(40);
  });

  test('a large object is accepted in one request, and reported', async () => {
    await put('large.bin', 'x'.repeat(12_000_000));
    expect((await nextRecord()).s3.object).toMatchObject({ key: 'large.bin', size: 12_000_000 });
  });

  test('an object that is too large is rejected before its body is sent', async () => {
    const put = request(`${stack.host.url}/versioned/huge.bin`, {
      method: 'PUT',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/s3/aws4_request',
        'content-length': '1000000001',
      },
    });
    put.flushHeaders();
    const [answer] = (await once(put, 'response')) as [IncomingMessage];
    expect([answer.statusCode, await text(answer)]).toEqual([
      400,
      expect.stringMatching(/<Code>EntityTooLarge<.*at most 1,000,000,000 bytes/s),
    ]);
    // The rest of the body is read, so that the answer reaches the client.
    expect(answer.headers.connection).toBe('keep-alive');
    put.destroy();
  });

  test('a key of more than 1,024 bytes is rejected, and later requests work', async () => {
    const Key = `${'é'.repeat(512)}k`;
    const rejected = { name: 'KeyTooLongError', $metadata: { httpStatusCode: 400 } };
    await put('source.txt', 'text', 'plain');
    await expect(put(Key, 'x'.repeat(1_000_000), 'plain')).rejects.toMatchObject(rejected);
    for (const command of [
      new CopyObjectCommand({ Bucket: 'plain', Key, CopySource: 'plain/source.txt' }),
      new CreateMultipartUploadCommand({ Bucket: 'plain', Key }),
      new GetObjectCommand({ Bucket: 'plain', Key }),
    ])
      await expect(stack.s3.send(command as GetObjectCommand)).rejects.toMatchObject(rejected);
    await put('source.txt', 'text', 'plain');
  });

  test('a write that fails is not reported', async () => {
    await expect(put('x', 'x', 'no-such-bucket')).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(put('x', 'x', 'versioned', { IfMatch: '"0"' })).rejects.toThrow();
    await put('marker', 'x');
    expect((await nextRecord()).s3.object.key).toBe('marker');
  });

  test('the conditions of puts hold', async () => {
    const { ETag } = await put('once.txt', 'first', 'plain', { IfNoneMatch: '*' });
    await expect(put('once.txt', 'second', 'plain', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('once.txt', 'second', 'plain', { IfMatch: '"0"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('never.txt', 'x', 'plain', { IfMatch: '"0"' })).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await put('once.txt', 'second', 'plain', { IfMatch: ETag ?? '' });
    const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: 'plain', Key: 'once.txt' }));
    expect(await Body?.transformToString()).toBe('second');
  });

  test('one of several concurrent conditional puts wins', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => put('race.txt', `writer ${i}`, 'plain', { IfNoneMatch: '*' })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a client that leaves while its put waits for another one does not block the key', async () => {
    const startPut = (length: number) => {
      const put = request(`${stack.host.url}/plain/contended.txt`, {
        method: 'PUT',
        headers: {
          authorization: 'AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/s3/aws4_request',
          'content-length': String(length),
        },
      });
      put.on('error', () => {});
      put.flushHeaders();
      return put;
    };
    const first = startPut(2);
    first.write('a');
    await once(first, 'socket');
    await stack.countMessages('events');
    const leaving = startPut(2);
    leaving.write('b');
    await once(leaving, 'socket');
    // When a later request is answered, the gateway has both.
    await stack.countMessages('events');
    leaving.destroy();
    await stack.countMessages('events');
    first.end('a');
    await once(first, 'response');
    await put('contended.txt', 'third', 'plain');
    const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: 'plain', Key: 'contended.txt' }));
    expect(await Body?.transformToString()).toBe('third');
  });

  test('a request that fauxqs would accept and ignore is rejected', async () => {
    const at = { Bucket: 'plain', Key: 'in/a.txt' };
    await put(at.Key, 'text', 'plain');
    const rejected = [
      new PutObjectTaggingCommand({ ...at, Tagging: { TagSet: [] } }),
      new GetObjectTaggingCommand(at),
      new GetObjectCommand({ ...at, VersionId: 'v1' }),
      new DeleteObjectCommand({ ...at, VersionId: 'v1' }),
      new DeleteObjectsCommand({ Bucket: 'plain', Delete: { Objects: [{ Key: at.Key, VersionId: 'v1' }] } }),
      new ListObjectVersionsCommand({ Bucket: 'plain' }),
      new CopyObjectCommand({ ...at, CopySource: 'plain/in/a.txt', CopySourceIfMatch: '"0"' }),
    ];
    for (const command of rejected) {
      await expect(stack.s3.send(command as PutObjectTaggingCommand)).rejects.toMatchObject({
        name: 'NotImplemented',
      });
    }
    const { Body } = await stack.s3.send(new GetObjectCommand(at));
    expect(await Body?.transformToString()).toBe('text');
  });

  test('objects are listed by prefix', async () => {
    await put('list/1', 'x', 'plain');
    await put('list/2', 'x', 'plain');
    const { Contents } = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'plain', Prefix: 'list/' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['list/1', 'list/2']);
  });

  test('events are duplicated and reordered on request', async () => {
    const set = (body: unknown) =>
      fetch(`${stack.host.url}/_s3-events`, { method: 'PUT', body: JSON.stringify(body) });
    expect(await (await set({ duplicates: 1, delayMs: 500 })).json()).toEqual({
      duplicates: 1,
      delayMs: 500,
    });
    await Promise.all(Array.from({ length: 8 }, (_, i) => put(`disturbed/${i}`, 'x')));
    await until('all deliveries', async () => (await stack.countMessages('events')).waiting >= 16);
    const records = [];
    for (let i = 0; i < 16; i++) records.push(await nextRecord());
    expect(await (await set({})).json()).toEqual({ duplicates: 0, delayMs: 0 });
    const keys = records.map(({ s3 }) => s3.object.key);
    expect(new Set(keys).size).toBe(8);
    expect(new Set(records.map(({ s3 }) => s3.object.sequencer)).size).toBe(8);
    expect(keys).not.toEqual(keys.toSorted());
    const rejected = await set({ duplicate: 1 });
    expect([rejected.status, await rejected.json()]).toEqual([
      400,
      { error: 'There is no setting duplicate: there are duplicates, delayMs' },
    ]);
  });

  function put(Key: string, Body: string, Bucket = 'versioned', more: object = {}) {
    return stack.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  }
  async function nextRecord(queue = 'events'): Promise<S3Record> {
    const [message] = (await stack.receive(queue, 1)) as { Records: S3Record[] }[];
    if (!message?.Records[0]) throw new Error('no event came');
    return message.Records[0];
  }
  function decode(key: string): string {
    return decodeURIComponent(key.replaceAll('+', ' '));
  }
});
