import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { S3Objects } from '../../../core/runtime/s3-objects.ts';
import { ArticleWriter } from '../../../functions/unbundle/article-writer.ts';

const s3 = mockClient(S3Client);
const writer = new ArticleWriter(new S3Objects(new S3Client({})));
const mark = { sequencer: '05', generation: 'g5', digest: 'd5' };
const article = {
  bucket: 'b',
  key: 'articles/k.json',
  body: Buffer.from('{}'),
  contentType: 'application/json',
  mark,
  number: 7,
};
const error = (name: string) => Object.assign(new Error(name), { name });
const standing = (generation: string, sequencer: string, digest: string, ETag = '"old"') => ({
  ETag,
  Metadata: { 'copydesk-generation': generation, 'copydesk-sequencer': sequencer, 'copydesk-digest': digest },
});
const puts = () => s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);
const write = (isKnown = false) => writer.write(article, { isKnown, isReread: false });

beforeEach(() => s3.reset());

describe('an article', () => {
  it('that is new is put in one request, over no object, with its mark', async () => {
    s3.on(PutObjectCommand).resolves({});
    expect(await write()).toBe('written');
    expect(s3.calls()).toHaveLength(1);
    expect(puts()).toMatchObject([
      {
        Bucket: 'b',
        Key: 'articles/k.json',
        IfNoneMatch: '*',
        ContentType: 'application/json',
        Metadata: {
          'copydesk-sequencer': '05',
          'copydesk-generation': 'g5',
          'copydesk-digest': 'd5',
          'copydesk-item': '7',
        },
      },
    ]);
  });

  it('that exists in an older version is put over exactly that version', async () => {
    s3.on(HeadObjectCommand).resolves(standing('g4', '04', 'd4'));
    s3.on(PutObjectCommand).resolves({});
    expect(await write(true)).toBe('written');
    expect(puts()).toMatchObject([{ IfMatch: '"old"' }]);
    expect(puts()[0]).not.toHaveProperty('IfNoneMatch');
  });

  it('whose object has the same content is not put', async () => {
    s3.on(HeadObjectCommand).resolves(standing('g4', '04', 'd5'));
    expect(await write(true)).toBe('unchanged');
    expect(puts()).toEqual([]);
  });

  it('whose put took effect without an answer counts as written', async () => {
    s3.on(PutObjectCommand).rejects(error('PreconditionFailed'));
    s3.on(HeadObjectCommand).resolves(standing('g5', '05', 'd5'));
    expect(await write()).toBe('written');
    expect(puts()).toHaveLength(1);
  });

  it.each(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'])(
    'that lost a race (%s) is read and put again',
    async (name) => {
      s3.on(HeadObjectCommand)
        .resolvesOnce(standing('g3', '03', 'd3'))
        .resolves(standing('g4', '04', 'd4', '"newer"'));
      s3.on(PutObjectCommand).rejectsOnce(error(name)).resolves({});
      expect(await write(true)).toBe('written');
      expect(puts().map(({ IfMatch }) => IfMatch)).toEqual(['"old"', '"newer"']);
    },
  );

  it('that was deleted meanwhile is put over no object', async () => {
    s3.on(HeadObjectCommand).rejects(error('NotFound'));
    s3.on(PutObjectCommand).resolves({});
    expect(await write(true)).toBe('written');
    expect(puts()).toMatchObject([{ IfNoneMatch: '*' }]);
  });

  it('that changes during each attempt fails, and is left to a retry', async () => {
    s3.on(HeadObjectCommand).resolves(standing('g4', '04', 'd4'));
    s3.on(PutObjectCommand).rejects(error('PreconditionFailed'));
    await expect(write()).rejects.toThrow('changed during each of 5 attempts');
  });

  it.each(['SlowDown', 'AccessDenied', 'InternalError'])('%s is thrown', async (name) => {
    s3.on(PutObjectCommand).rejects(error(name));
    await expect(write()).rejects.toThrow(name);
    s3.on(HeadObjectCommand).rejects(error(name));
    await expect(write(true)).rejects.toThrow(name);
  });
});
