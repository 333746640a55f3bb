import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { outputNamesOf, STAGE_NAMES } from '../../core/runtime/stages.ts';
import { SETTINGS } from '../support/articles.ts';
import { runCommand } from '../support/run-command.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const named = (name: string, message = 'Rate exceeded') => Object.assign(new Error(message), { name });

/** Every service of the pipeline is a mock. */
describe('a throttled command', () => {
  const s3 = mockClient(S3Client);
  const sqs = mockClient(SQSClient);
  const table = mockClient(DynamoDBDocumentClient);
  const lambda = mockClient(LambdaClient);
  const outputs = {
    PipelineVersion: '2',
    Settings: JSON.stringify(SETTINGS),
    ...Object.fromEntries(
      STAGE_NAMES.map(outputNamesOf).flatMap(({ queueUrl, deadLetterQueueUrl }) => [
        [queueUrl, 'queue'],
        [deadLetterQueueUrl, 'dead'],
      ]),
    ),
  };
  const THROTTLED = expect.stringMatching(/^throttled \S+: Rate exceeded\. Nothing that was done is lost/);
  const run = (...args: readonly string[]) => runCommand(args, outputs);

  beforeEach(() => {
    for (const mock of [s3, sqs, table, lambda]) mock.reset();
    sqs.onAnyCommand().resolves({});
    table.onAnyCommand().resolves({});
  });

  const listObjects = (count: number) =>
    s3.on(ListObjectsV2Command).resolves({
      Contents: Array.from({ length: count }, (_, i) => ({ Key: `${i}.txt`, ETag: '"e"', Size: 100 })),
    });
  /** SQS accepts the first batch, and none after it. */
  const throttleSecondBatch = () =>
    sqs.on(SendMessageBatchCommand).resolvesOnce({}).rejects(named('RequestThrottled'));

  it('backfill prints how far it came, in one document', async () => {
    listObjects(25);
    throttleSecondBatch();
    const { code, out, err } = await run('backfill', '--json', '--rate', '10');
    expect(code).toBe(4);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] as string)).toMatchObject({ counts: { MISSING: 25 }, sent: 10, left: 15 });
    expect(err.join()).toContain('10 of 25 objects sent');
  });

  it('redrive prints how far it came', async () => {
    let next = 0;
    sqs.on(ReceiveMessageCommand).callsFake(() => ({
      Messages: Array.from({ length: 10 }, () => ({
        MessageId: String(++next),
        ReceiptHandle: 'r',
        Body: `body ${next}`,
      })),
    }));
    sqs.on(DeleteMessageBatchCommand).resolves({});
    throttleSecondBatch();
    const { code, out, err } = await run('redrive', 'split', '--json');
    expect(code).toBe(4);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] as string)).toMatchObject({ moved: 10, left: 10 });
    expect(err.join()).toContain('10 messages moved back, 10 left in the dead-letter queue of split in ');
    expect(err.join()).toContain(', of those received so far');
  });

  it('redrive prints no document where it received no message', async () => {
    sqs.on(ReceiveMessageCommand).rejects(named('RequestThrottled'));
    expect(await run('redrive', 'split', '--json')).toEqual({ code: 4, out: [], err: [THROTTLED] });
  });

  it('doctor prints what it found, and how far the repair came', async () => {
    listObjects(25);
    lambda.on(GetEventSourceMappingCommand).resolves({ State: 'Enabled' });
    throttleSecondBatch();
    const { code, out, err } = await run('doctor', '--repair', '--json');
    expect(code).toBe(4);
    expect(out).toHaveLength(1);
    const { differences, repaired } = JSON.parse(out[0] as string);
    expect(differences).toEqual(Array(25).fill(expect.objectContaining({ kind: 'MISSING' })));
    expect(repaired).toEqual({ sent: 10, removed: 0 });
    expect(err.join()).toContain('10 objects sent to be processed again, 0 orphaned items removed');
  });

  it.each<[document: object, args: readonly string[]]>([
    [{ sent: 18, left: 7 }, ['backfill', '--rate', '10']],
    [{ repaired: { sent: 18, removed: 0 } }, ['doctor', '--repair']],
  ])('counts the accepted messages of a batch that SQS rejects in part: %o', async (expected, args) => {
    listObjects(25);
    lambda.on(GetEventSourceMappingCommand).resolves({ State: 'Enabled' });
    const refuse = (...ids: readonly string[]) => ({
      Failed: ids.map((Id) => ({ Id, Code: 'RequestThrottled', SenderFault: false })),
    });
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce({})
      .resolvesOnce(refuse('1', '3', '5'))
      .resolves(refuse('3', '5'));
    const { code, out } = await run(...args, '--json');
    expect([code, JSON.parse(String(out))]).toMatchObject([4, expected]);
  });

  it.each<[code: number, string, failures: readonly string[]]>([
    [4, 'throttled', ['SlowDown', 'SlowDown']],
    [4, 'throttled in part', ['SlowDown', '']],
    [3, 'throttled, denied and uploaded', ['SlowDown', 'AccessDenied', '']],
    [1, 'denied', ['AccessDenied', 'AccessDenied']],
    [0, 'uploaded', ['', '']],
  ])('ingest ends with %d where the uploads were %s', async (expected, _, failures) => {
    const dir = mkdtempSync(join(tmpdir(), 'copydesk-throttled-'));
    s3.on(PutObjectCommand).resolves({});
    failures.forEach((failure, i) => {
      writeFileSync(join(dir, `${i}.txt`), 'text');
      if (failure) s3.on(PutObjectCommand, { Key: `${i}.txt` }).rejects(named(failure));
    });
    const { code, out, err } = await run('ingest', dir, '--json');
    rmSync(dir, { recursive: true });
    expect(code).toBe(expected);
    const failed = failures.filter(Boolean).length;
    expect(out).toHaveLength(1);
    const { objects, undone } = JSON.parse(out[0] as string);
    expect([objects.length, undone.length]).toEqual([failures.length - failed, failed]);
    expect(err.filter((line) => line.includes('Rate exceeded'))).toHaveLength(failed);
  });

  it.each([['list'], ['show', 'a.txt'], ['status'], ['doctor'], ['backfill']])(
    '%s ends before it prints anything',
    async (...args) => {
      const throttled = named('ThrottlingException');
      s3.onAnyCommand().rejects(throttled);
      sqs.onAnyCommand().rejects(throttled);
      table.onAnyCommand().rejects(throttled);
      expect(await run(...args, '--json')).toEqual({ code: 4, out: [], err: [THROTTLED] });
    },
  );
});
