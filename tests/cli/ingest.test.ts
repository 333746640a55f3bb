import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';

const s3 = mockClient(S3Client);
const table = mockClient(DynamoDBDocumentClient);
let dir: string;

// Three files: one is refused, and the run ends while the others are waited for.
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

it('says once of those that were put that it could not wait for them, and why, and what then', async () => {
  const { code, out, err } = await runCommand(['ingest', '--wait', dir]);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(err).toEqual([
    'failed c.txt: No',
    expect.stringMatching(
      /^2 files were put, but not waited for to their end: connect ECONNREFUSED\. .*a local run once it is started again.*"copydesk list"/,
    ),
    expect.stringMatching(/^0 of 3 done in the local run/),
  ]);
});

it('tells the two apart in its document', async () => {
  const { out } = await runCommand(['ingest', '--wait', '--json', dir]);
  const unwaited = 'put, but not waited for to its end: connect ECONNREFUSED';
  expect(JSON.parse(out.join()).undone).toMatchObject([
    { key: 'a.txt', why: unwaited },
    { key: 'b.txt', why: unwaited },
    { key: 'c.txt', why: 'No' },
  ]);
});
