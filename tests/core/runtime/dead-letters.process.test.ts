import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../../../core/article/errors.ts';
import { DeadLetters } from '../../../core/runtime/dead-letters.ts';
import { sqsEvent } from '../../support/events.ts';

const sqs = mockClient(SQSClient);
const deadLetters = new DeadLetters(new SQSClient({}), 'https://queue', 5);
const received = (receiveCount: number, body = '{"a":1}') =>
  sqsEvent([body], { receiveCount }).Records[0] as SQSRecord;
const sent = () => sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input);

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
});

it.each([
  [4, false],
  [5, true],
  [7, true],
])('receive %i of five is the last: %s', (receives, isLast) => {
  expect(deadLetters.isLastReceive(received(receives))).toBe(isLast);
});

describe('a failed message moves to the dead-letter queue', () => {
  it.each<[string, Error, receives: number, permanent: string]>([
    ['at once if a retry cannot help', new PermanentError('no JSON'), 1, 'true'],
    ['after its last receive', new TypeError('x is not a function'), 5, 'false'],
    ['if it was received more often than allowed', new Error('throttled'), 7, 'false'],
  ])('%s', async (_, error, receives, permanent) => {
    expect(await deadLetters.take(received(receives), error)).toBe(true);
    expect(sent()).toEqual([
      {
        QueueUrl: 'https://queue',
        MessageBody: '{"a":1}',
        MessageAttributes: {
          cause: { DataType: 'String', StringValue: `${error.name}: ${error.message}` },
          permanent: { DataType: 'String', StringValue: permanent },
        },
      },
    ]);
  });

  it.each([1, 4])('not while a retry may help, at its receive %i', async (receives) => {
    expect(await deadLetters.take(received(receives), new Error('throttled'))).toBe(false);
    expect(sent()).toEqual([]);
  });

  it('with a short cause in characters that SQS accepts', async () => {
    await deadLetters.take(received(1), new PermanentError(`\u0000\uFFFE\uD800é ${'x'.repeat(10_000)}`));
    const cause = sent()[0]?.MessageAttributes?.cause?.StringValue;
    expect(cause).toMatch(/^PermanentError: \?\?\?é x+$/);
    expect(cause).toHaveLength(400);
  });

  it('not if SQS refuses it', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('too large'));
    await expect(deadLetters.take(received(5), new Error('x'))).rejects.toThrow('too large');
  });
});
