import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emulateS3AndSqs, type S3AndSqs } from '../../../local/emulators/emulate-s3-and-sqs.ts';
import { openFauxqs } from '../../../local/patches/open-fauxqs.ts';

const PART_BYTES = 5 * 1024 * 1024;
const MAX_BYTES = 12 * 1024 * 1024;

let dir: string;
let fauxqs: S3AndSqs;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'local-stack-fauxqs-'));
  fauxqs = await emulateS3AndSqs(dir, MAX_BYTES);
});
afterEach(async () => {
  await fauxqs.close();
  rmSync(dir, { recursive: true });
});

/** Ends the run and starts the next one. */
async function restart() {
  await fauxqs.close();
  fauxqs = await emulateS3AndSqs(dir, MAX_BYTES);
}

async function s3(method: string, url: string, body?: Buffer) {
  const headers = { host: '127.0.0.1', 'content-type': 'application/octet-stream' };
  const answer = await fauxqs.call({ method, url, headers, ...(body && { body }) });
  return { status: answer.status, etag: String(answer.headers.etag), body: answer.body.toString() };
}

async function sqs(action: string, input: object) {
  const headers = {
    host: '127.0.0.1',
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${action}`,
  };
  const body = Buffer.from(JSON.stringify({ QueueUrl: 'http://127.0.0.1/000000000000/q', ...input }));
  const answer = await fauxqs.call({ method: 'POST', url: '/', headers, body });
  return { status: answer.status, output: JSON.parse(answer.body.toString() || '{}') };
}

async function receive() {
  const { output } = await sqs('ReceiveMessage', { MessageSystemAttributeNames: ['All'] });
  const [message] = output.Messages ?? [];
  return message && { handle: message.ReceiptHandle, receives: message.Attributes.ApproximateReceiveCount };
}

it('has no port of its own, and flushes its database at checkpoints instead of for each message', async () => {
  const { app, persistence } = await openFauxqs(join(dir, 'another'), MAX_BYTES);
  expect(app.server.listening).toBe(false);
  // https://www.sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL.
  expect(persistence.db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
  await app.close();
  persistence.close();
});

describe('a message', () => {
  beforeEach(async () => {
    await sqs('CreateQueue', { QueueName: 'q', Attributes: { VisibilityTimeout: '600' } });
    await sqs('SendMessage', { MessageBody: 'hello' });
  });

  it('that an earlier run received is visible at once, and that receive does not count', async () => {
    expect(await receive()).toMatchObject({ receives: '1' });
    expect(await receive()).toBeUndefined();
    await restart();
    expect(await receive()).toMatchObject({ receives: '1' });
  });

  it('that is sent to a queue of an earlier run is kept for the next run', async () => {
    await restart();
    await sqs('SendMessage', { MessageBody: 'world' });
    await restart();
    expect([await receive(), await receive(), await receive()]).toEqual([
      expect.anything(),
      expect.anything(),
      undefined,
    ]);
  });

  it('keeps the number of its receives when its receiver gives it back', async () => {
    const { handle } = await receive();
    const { status } = await sqs('ChangeMessageVisibility', { ReceiptHandle: handle, VisibilityTimeout: 0 });
    expect(status).toBe(200);
    await restart();
    expect(await receive()).toMatchObject({ receives: '2' });
  });
});

describe('an object', () => {
  beforeEach(() => s3('PUT', '/bucket'));

  it('of more than 11 MiB is taken in one request', async () => {
    expect(await s3('PUT', '/bucket/large', Buffer.alloc(MAX_BYTES))).toMatchObject({ status: 200 });
    expect(await s3('PUT', '/bucket/larger', Buffer.alloc(MAX_BYTES + 1))).toMatchObject({ status: 413 });
  });

  it('of several parts may be as large as the limit', async () => {
    const complete = await upload('large', PART_BYTES, PART_BYTES, MAX_BYTES - 2 * PART_BYTES);
    expect(await complete()).toMatchObject({ status: 200 });
  });

  it('of several parts that is too large as a whole is rejected with the same reason each time', async () => {
    const complete = await upload('larger', PART_BYTES, PART_BYTES, MAX_BYTES - 2 * PART_BYTES + 1);
    for (let twice = 0; twice < 2; twice++)
      expect(await complete()).toMatchObject({
        status: 400,
        body: expect.stringMatching(/EntityTooLarge.*at most 12,582,912 bytes/s),
      });
  });

  it('is listed in the order of the bytes of its key', async () => {
    for (const key of ['a', 'B', '%F0%9F%93%B0', '%EF%BC%A1', '_']) await s3('PUT', `/bucket/${key}`);
    const { body } = await s3('GET', '/bucket?list-type=2');
    expect([...body.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)).toEqual([
      'B',
      '_',
      'a',
      '\uff21',
      '\u{1f4f0}',
    ]);
  });

  /** Uploads parts. @returns completes the upload */
  async function upload(key: string, ...sizes: readonly number[]) {
    const { body } = await s3('POST', `/bucket/${key}?uploads`);
    const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(body)?.[1];
    const parts: string[] = [];
    for (const [i, size] of sizes.entries()) {
      const path = `/bucket/${key}?uploadId=${uploadId}&partNumber=${i + 1}`;
      const { etag } = await s3('PUT', path, Buffer.alloc(size));
      parts.push(`<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
    }
    const whole = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    return () => s3('POST', `/bucket/${key}?uploadId=${uploadId}`, whole);
  }
});
