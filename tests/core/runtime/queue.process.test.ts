import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packBatches, Queue } from '../../../core/runtime/queue.ts';

const URL = 'https://sqs.us-east-1.amazonaws.com/111122223333/passages';
const sqs = mockClient(SQSClient);
const queue = new Queue<unknown>(new SQSClient({}), URL);
const refuse = (...ids: string[]) => ({
  Successful: [],
  Failed: ids.map((Id) => ({ Id, Code: 'InternalError', Message: 'try again', SenderFault: false })),
});
const sent = () => sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input);

beforeEach(() => {
  sqs.reset();
  // Each pause is a random share of a growing time. A share of zero makes no pause.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('a queue', () => {
  it('sends messages as JSON, in order, ten to a batch', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    await queue.send(Array.from({ length: 23 }, (_, i) => ({ i })));
    expect(sent().map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
    expect(
      sent()
        .flatMap(({ Entries = [] }) => Entries)
        .map(({ MessageBody }) => MessageBody),
    ).toEqual(Array.from({ length: 23 }, (_, i) => `{"i":${i}}`));
    expect(sent()[0]).toMatchObject({ QueueUrl: URL });
    expect(sent()[0]?.Entries?.[0]).not.toHaveProperty('DelaySeconds');
  });

  it('makes no call without messages', async () => {
    await queue.send([]);
    expect(sent()).toEqual([]);
  });

  it('delays every message of a delayed batch', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    await queue.send([1, 2], { delaySeconds: 900 });
    expect(sent()[0]?.Entries?.map(({ DelaySeconds }) => DelaySeconds)).toEqual([900, 900]);
  });

  it('sends again only the messages that SQS refused', async () => {
    sqs.on(SendMessageBatchCommand).resolvesOnce(refuse('1', '3')).resolvesOnce(refuse('3')).resolves({});
    await queue.send(['a', 'b', 'c', 'd']);
    expect(sent().map(({ Entries }) => Entries?.map(({ MessageBody }) => MessageBody))).toEqual([
      ['"a"', '"b"', '"c"', '"d"'],
      ['"b"', '"d"'],
      ['"d"'],
    ]);
  });

  it('fails with the first error code if some are refused at every attempt', async () => {
    sqs.on(SendMessageBatchCommand).resolves(refuse('0'));
    await expect(queue.send(['a', 'b'])).rejects.toThrow(
      'SQS refused 1 messages in 5 attempts, the first with InternalError: try again',
    );
    expect(sent()).toHaveLength(5);
  });

  it('reports how many messages SQS accepted, also when some are refused or a call fails', async () => {
    const onSent = vi.fn();
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce(refuse('1', '3'))
      .resolvesOnce(refuse('3'))
      .rejects(new Error('slow down'));
    await expect(queue.send(['a', 'b', 'c', 'd'], { onSent })).rejects.toThrow('slow down');
    expect(onSent.mock.calls).toEqual([[2], [1]]);
  });

  it('passes on the error of a call', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .rejects(Object.assign(new Error('slow down'), { name: 'RequestThrottled' }));
    await expect(queue.send(['a'])).rejects.toThrow('slow down');
  });
});

describe('packing', () => {
  it('starts a new batch before one exceeds 1 MiB in UTF-8', () => {
    const half = 'é'.repeat(262_144);
    expect(packBatches([half, half, 'x']).map((batch) => batch.length)).toEqual([2, 1]);
    expect(packBatches(['x', half, half]).map((batch) => batch.length)).toEqual([2, 1]);
  });

  it('keeps every body, in order, in batches within the limits of SQS', () => {
    const body = fc.integer({ min: 0, max: 400_000 }).map((size) => 'x'.repeat(size));
    fc.assert(
      fc.property(fc.array(body, { maxLength: 30 }), (bodies) => {
        const batches = packBatches(bodies);
        expect(batches.flat().every((one, i) => one === bodies[i])).toBe(true);
        expect(batches.flat()).toHaveLength(bodies.length);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(10);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.reduce((sum, one) => sum + one.length, 0)).toBeLessThanOrEqual(1_048_576);
        }
      }),
      { numRuns: 30 },
    );
  });
});
