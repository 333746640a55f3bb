import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emulateS3AndSqs, type S3AndSqs } from '../../../local/resources/emulate-s3-and-sqs.ts';

const PART_BYTES = 5 * 1024 * 1024;

let dir: string;
let s3: S3AndSqs;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-s3-'));
  s3 = await emulateS3AndSqs(dir, 2 * PART_BYTES);
  await ask('PUT', '/bucket');
});
afterAll(async () => {
  await s3.close();
  rmSync(dir, { recursive: true });
});

async function ask(method: string, url: string, body?: Buffer) {
  const headers = { host: '127.0.0.1', 'content-type': 'application/octet-stream' };
  const {
    status,
    headers: answered,
    body: said,
  } = await s3.call({ method, url, headers, ...(body && { body }) });
  return { status, etag: String(answered.etag), said: said.toString() };
}

/** Uploads parts. @returns what puts them together */
async function upload(key: string, ...sizes: readonly number[]) {
  const { said } = await ask('POST', `/bucket/${key}?uploads`);
  const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(said)?.[1];
  const parts: string[] = [];
  for (const [i, size] of sizes.entries()) {
    const path = `/bucket/${key}?uploadId=${uploadId}&partNumber=${i + 1}`;
    const { etag } = await ask('PUT', path, Buffer.alloc(size));
    parts.push(`<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
  }
  const whole = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
  return () => ask('POST', `/bucket/${key}?uploadId=${uploadId}`, whole);
}

it('puts an object together that is as large as may be', async () => {
  const complete = await upload('large', PART_BYTES, PART_BYTES);
  expect(await complete()).toMatchObject({ status: 200 });
});

it('says that an object is too large as a whole, however often it is asked', async () => {
  const complete = await upload('larger', PART_BYTES, PART_BYTES, 1);
  for (let twice = 0; twice < 2; twice++)
    expect(await complete()).toMatchObject({
      status: 400,
      said: expect.stringMatching(/EntityTooLarge.*at most 10,485,760 bytes/s),
    });
});
