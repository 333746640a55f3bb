import { createHash } from 'node:crypto';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

export interface SqsEventOptions {
  readonly queueName?: string;
  /** How often each message has been received, this receive included. */
  readonly receiveCount?: number;
}

/**
 * The batch that an event source hands to a function. A body that is not a string becomes its JSON. Message ids are
 * `message-0`, `message-1`, …, so that a test can name the one it expects in `batchItemFailures`.
 *
 * @example sqsEvent([objectCreatedEvent({ key: 'a.txt' }), 'not JSON'], { receiveCount: 3 })
 */
export function sqsEvent(bodies: readonly unknown[], options: SqsEventOptions = {}): SQSEvent {
  const { queueName = 'queue', receiveCount = 1 } = options;
  return { Records: bodies.map((body, index) => sqsRecord(body, index, queueName, receiveCount)) };
}

function sqsRecord(content: unknown, index: number, queueName: string, receiveCount: number): SQSRecord {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    messageId: `message-${index}`,
    receiptHandle: `receipt-${index}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1795512600000',
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: '1795512600100',
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:111122223333:${queueName}`,
    awsRegion: 'us-east-1',
  };
}

/**
 * The context of an invocation with 30 seconds left.
 *
 * @param overrides such as `functionName`, or `getRemainingTimeInMillis` for a handler that watches its time
 * @example lambdaContext({ getRemainingTimeInMillis: () => 5_000 })
 */
export function lambdaContext(overrides: Partial<Context> = {}): Context {
  const functionName = overrides.functionName ?? 'function';
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:111122223333:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: '8476a536-e9f4-11e8-9739-2dfe598c3fcd',
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: '2026/11/24/[$LATEST]0123456789abcdef',
    getRemainingTimeInMillis: () => 30_000,
    // Context still declares these three. No handler calls them.
    done: () => {},
    fail: () => {},
    succeed: () => {},
    ...overrides,
  };
}
