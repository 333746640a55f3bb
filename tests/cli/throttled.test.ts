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
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { describeError } from '../../cli/describe-error.ts';
import { exitCodeOf } from '../../cli/exit-codes.ts';
import { isThrottled } from '../../cli/is-throttled.ts';
import { outputNamesOf, STAGE_NAMES } from '../../core/runtime/stages.ts';
import { batchGet } from '../../core/store/batch-get.ts';
import { SETTINGS } from '../support/articles.ts';
import { runCommand } from '../support/run-command.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const named = (name: string, message = 'Rate exceeded') => Object.assign(new Error(message), { name });

describe('what counts as throttled', () => {
  it.each<[boolean, string, unknown]>([
    [true, 'SQS, DynamoDB, Lambda', named('ThrottlingException')],
    [true, 'S3', named('SlowDown')],
    [true, 'a status', Object.assign(new Error('no'), { $metadata: { httpStatusCode: 429 } })],
    [true, 'what the SDK says', Object.assign(new Error('no'), { $retryable: { throttling: true } })],
    [true, 'a cause', new Error('SQS refused 2 messages', { cause: named('RequestThrottled') })],
    [false, 'a refusal', named('AccessDenied')],
    [false, 'a cause of another kind', new Error('no', { cause: named('TooLong') })],
    [false, 'a failure of the service', Object.assign(new Error(), { $metadata: { httpStatusCode: 500 } })],
    [false, 'what is no error', 'ThrottlingException'],
    [false, 'nothing', undefined],
  ])('%s: %s', (expected, _, error) => {
    expect(isThrottled(error)).toBe(expected);
    expect(exitCodeOf(error)).toBe(expected ? 4 : 1);
  });

  it('is also what DynamoDB leaves undone', async () => {
    const table = mockClient(DynamoDBDocumentClient);
    table.on(BatchGetCommand).callsFake(({ RequestItems }) => ({ UnprocessedKeys: RequestItems }));
    const error = await batchGet(table as never, 'T', [{ pk: 'a', sk: 'b' }]).catch((thrown) => thrown);
    table.restore();
    expect(exitCodeOf(error)).toBe(4);
  });

  it('is told what to do', () => {
    expect(describeError(named('SlowDown'))).toContain('SlowDown: Rate exceeded. What was done stands');
    expect(describeError(named('AccessDenied', 'No'))).not.toContain('What was done stands');
  });
});

/** Commands on a pipeline whose every service is a mock. */
describe('a command that is throttled', () => {
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
  const THROTTLED = expect.stringMatching(/^throttled \S+: Rate exceeded\. What was done stands/);
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
  /** The first batch is taken, and none after it. */
  const throttleSecondBatch = () =>
    sqs.on(SendMessageBatchCommand).resolvesOnce({}).rejects(named('RequestThrottled'));

  it('has backfill say how far it came, in one document', async () => {
    listObjects(25);
    throttleSecondBatch();
    const { code, out, err } = await run('backfill', '--json', '--rate', '10');
    expect(code).toBe(4);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] as string)).toMatchObject({ counts: { MISSING: 25 }, sent: 10, left: 15 });
    expect(err.join()).toContain('10 of 25 objects sent');
  });

  it('has redrive say how far it came', async () => {
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
    expect(err.join()).toContain('10 messages put back, 10 left of what split gave up in ');
    expect(err.join()).toContain(', as far as it came');
  });

  it('has redrive print nothing where it has seen nothing', async () => {
    sqs.on(ReceiveMessageCommand).rejects(named('RequestThrottled'));
    expect(await run('redrive', 'split', '--json')).toEqual({ code: 4, out: [], err: [THROTTLED] });
  });

  it('has doctor say what it found, and how far it came with mending it', async () => {
    listObjects(25);
    lambda.on(GetEventSourceMappingCommand).resolves({ State: 'Enabled' });
    throttleSecondBatch();
    const { code, out, err } = await run('doctor', '--repair', '--json');
    expect(code).toBe(4);
    expect(out).toHaveLength(1);
    const { differences, repaired } = JSON.parse(out[0] as string);
    expect(differences).toEqual(Array(25).fill(expect.objectContaining({ kind: 'MISSING' })));
    expect(repaired).toEqual({ hints: 10, ghosts: 0 });
    expect(err.join()).toContain('10 objects sent to be looked at again, 0 items removed');
  });

  it.each<[document: object, args: readonly string[]]>([
    [{ sent: 18, left: 7 }, ['backfill', '--rate', '10']],
    [{ repaired: { hints: 18, ghosts: 0 } }, ['doctor', '--repair']],
  ])('counts what is taken of a batch that is refused in part: %o', async (expected, args) => {
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
    [4, 'throttled alone', ['SlowDown', 'SlowDown']],
    [4, 'throttled, among others that were put', ['SlowDown', '']],
    [3, 'throttled and refused, among others that were put', ['SlowDown', 'AccessDenied', '']],
    [1, 'refused alone', ['AccessDenied', 'AccessDenied']],
    [0, 'neither', ['', '']],
  ])('%d: ingest of what was %s', async (expected, _, failures) => {
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
    'ends %s before anything is printed',
    async (...args) => {
      const throttled = named('ThrottlingException');
      s3.onAnyCommand().rejects(throttled);
      sqs.onAnyCommand().rejects(throttled);
      table.onAnyCommand().rejects(throttled);
      expect(await run(...args, '--json')).toEqual({ code: 4, out: [], err: [THROTTLED] });
    },
  );
});
