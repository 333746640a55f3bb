import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';

const s3 = mockClient(S3Client);
const table = mockClient(DynamoDBDocumentClient);
let dir: string;

// Three files. The upload of one fails, and the local run ends while the command waits for the others.
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-ingest-'));
  for (const name of ['a.txt', 'b.txt', 'c.txt']) writeFileSync(join(dir, name), 'text');
  s3.on(PutObjectCommand).resolves({});
  s3.on(PutObjectCommand, { Key: 'c.txt' }).rejects(new Error('No'));
  s3.on(HeadObjectCommand).resolves({ ETag: '"e"', LastModified: new Date() });
  table.on(BatchGetCommand).rejects(new Error('connect ECONNREFUSED'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
  s3.reset();
  table.reset();
});

it('says once for all uploaded files that it could not wait for them, why, and what to do', async () => {
  const { code, out, err } = await runCommand(['ingest', '--wait', dir]);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(err).toEqual([
    'failed c.txt: No',
    expect.stringMatching(
      /^2 files were uploaded, but not waited for to the end: connect ECONNREFUSED\. .*a local run once it is started again.*"copydesk list"/,
    ),
    expect.stringMatching(/^0 of 3 done in the local run/),
  ]);
});

it('distinguishes failed uploads from failed waits in its document', async () => {
  const { out } = await runCommand(['ingest', '--wait', '--json', dir]);
  const unwaited = 'uploaded, but not waited for to the end: connect ECONNREFUSED';
  expect(JSON.parse(out.join()).undone).toMatchObject([
    { key: 'a.txt', why: unwaited },
    { key: 'b.txt', why: unwaited },
    { key: 'c.txt', why: 'No' },
  ]);
});

describe('ingest, interrupted', () => {
  it('counts the files that were uploaded and not waited for, and ends with 3', async () => {
    s3.on(PutObjectCommand, { Key: 'c.txt' }).resolves({});
    table.on(BatchGetCommand).callsFake(() => {
      if (table.commandCalls(BatchGetCommand).length === 1) process.emit('SIGINT', 'SIGINT');
      return { Responses: {} };
    });
    const { code, out, err } = await runCommand(['ingest', '--wait', '--json', dir]);
    const why = 'uploaded, but not waited for to the end: interrupted';
    expect(code).toBe(3);
    expect(JSON.parse(out.join())).toEqual({
      articles: [],
      bundles: [],
      undone: ['a.txt', 'b.txt', 'c.txt'].map((key) => ({ key, articleId: expect.any(String), why })),
    });
    expect(err).toEqual([
      expect.stringMatching(/^3 files were uploaded, but not waited for to the end: interrupted\./),
      expect.stringMatching(/^0 of 3 done/),
    ]);
  });

  it('counts the files that were not uploaded, uploads no more, and ends with 3', async () => {
    for (let i = 0; i < 20; i++) writeFileSync(join(dir, `${i}.txt`), 'text');
    const put: unknown[] = [];
    s3.on(PutObjectCommand).callsFake(({ Key }) => {
      if (put.push(Key) === 1) process.emit('SIGTERM', 'SIGTERM');
      return {};
    });
    const { code, out, err } = await runCommand(['ingest', '--json', dir]);
    const { objects, undone } = JSON.parse(out.join());
    expect(code).toBe(3);
    expect(new Set(objects.map(({ key }: { key: string }) => key))).toEqual(new Set(put));
    expect(undone).toHaveLength(23 - put.length);
    for (const { why } of undone) expect(why).toBe('interrupted');
    expect(err).toEqual([
      expect.stringMatching(
        new RegExp(`^${undone.length} files were not uploaded: interrupted\\. Run the same command again`),
      ),
      expect.stringMatching(/^\d+ of 23 uploaded/),
    ]);
  });
});
