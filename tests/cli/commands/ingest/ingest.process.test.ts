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

describe('ingest with stated facts', () => {
  const put = () =>
    Object.fromEntries(
      s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => [input.Key, input.Metadata]),
    );
  const manifest = (...lines: readonly string[]) => {
    writeFileSync(join(dir, 'dates.csv'), lines.join('\n'));
    return ['--manifest', join(dir, 'dates.csv')];
  };
  beforeEach(() => {
    s3.on(PutObjectCommand, { Key: 'c.txt' }).resolves({});
  });

  it('writes a date for all as metadata', async () => {
    expect(await runCommand(['ingest', '--published-at', '2026-03-04', dir])).toMatchObject({ code: 0 });
    expect(put()).toEqual(
      Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.txt`, { 'published-at': '2026-03-04' }])),
    );
  });

  it('writes what the manifest states, whose date wins, and does not upload the manifest', async () => {
    const args = manifest('key,date,title', 'a.txt,2026-05-06,Hall opens', 'old/b.txt,,Hall shut', 'c.txt,,');
    const { code, err } = await runCommand([
      'ingest',
      '--published-at',
      '2026-03-04',
      ...args,
      '--prefix',
      'old/',
      dir,
    ]);
    expect({ code, err }).toEqual({ code: 0, err: [expect.stringMatching(/^3 of 3 uploaded/)] });
    expect(put()).toEqual({
      'old/a.txt': { 'published-at': '2026-05-06', title: 'Hall opens' },
      'old/b.txt': { 'published-at': '2026-03-04', title: 'Hall shut' },
      'old/c.txt': { 'published-at': '2026-03-04' },
    });
  });

  it('names the keys that no file has, and the files that the manifest does not list', async () => {
    const args = manifest('key,date', 'a.txt,2026-05-06', 'd.txt,2026-05-06');
    const { code, out, err } = await runCommand(['ingest', '--json', ...args, dir]);
    expect(code).toBe(0);
    expect(err.slice(0, 2)).toEqual([
      expect.stringMatching(/^1 key in .*dates\.csv is of no file here: d\.txt$/),
      expect.stringMatching(/^2 files are not in .*dates\.csv: b\.txt, c\.txt$/),
    ]);
    expect(JSON.parse(out.join()).manifest).toEqual({ unknownKeys: ['d.txt'], unlisted: ['b.txt', 'c.txt'] });
  });

  it.each([
    [
      'none of its keys is of a file',
      ['key,date', 'x/a.txt,2026-05-06'],
      /no key in .* keys such as a\.txt, b\.txt, c\.txt, and .* has x\/a\.txt/,
    ],
    ['it has a fault', ['key,date', 'a.txt,yesterday'], /line 2, column date: "yesterday"/],
  ])('uploads nothing where %s', async (_, lines, why) => {
    const { code, err } = await runCommand(['ingest', ...manifest(...lines), dir]);
    expect({ code, put: put() }).toEqual({ code: 1, put: {} });
    expect(err.join('\n')).toMatch(why);
  });

  it('uploads nothing where facts are stated about a bundle', async () => {
    const { code, err } = await runCommand([
      'ingest',
      '--published-at',
      '2026-03-04',
      '--prefix',
      'bundles/',
      dir,
    ]);
    expect({ code, put: put() }).toEqual({ code: 1, put: {} });
    expect(err.join()).toMatch(/bundles\/a\.txt: it is a bundle/);
  });

  it('refuses a date that is not in ISO 8601 before anything is done', async () => {
    const { code } = await runCommand(['ingest', '--published-at', '04/05/2026', dir]);
    expect({ code, put: put() }).toEqual({ code: 2, put: {} });
  });
});
