import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test, vi } from 'vitest';
import { EventSource } from '../../../local/queues/event-source.ts';

const sqs = mockClient(SQSClient);
afterEach(() => sqs.reset());

/** Records each poll, so that the test can answer it. */
function recordPolls() {
  const polls: ((messages: object[]) => void)[] = [];
  sqs
    .on(ReceiveMessageCommand)
    .callsFake(() => new Promise((resolve) => polls.push((Messages) => resolve({ Messages }))));
  return polls;
}

const QUEUE_URL = 'http://127.0.0.1:1/000000000000/Queue';
const message = { MessageId: 'a', ReceiptHandle: 'r', Body: '{}' };
const start = (invoke: (event: unknown) => Promise<{ kind: 'answered'; payload: unknown }>) => {
  const definition = {
    id: 'Source',
    functionName: 'worker',
    isEnabled: true,
    queueArn: 'arn:aws:sqs:us-east-1:000000000000:Queue',
    batchSize: 4,
    windowSeconds: 0,
    maximumConcurrency: 2,
    reportsItemFailures: false,
  };
  const source = new EventSource(definition, QUEUE_URL, new SQSClient(), invoke, () => {});
  source.enable();
  return source;
};

test('an event source polls for the longest time that SQS permits, one poll at a time, and invokes as soon as a message arrives', async () => {
  const polls = recordPolls();
  const invoke = vi.fn(async () => ({ kind: 'answered' as const, payload: null }));
  const source = start(invoke);
  await vi.waitFor(() => expect(polls).toHaveLength(1));
  expect(sqs.commandCalls(ReceiveMessageCommand)[0]?.args[0].input).toMatchObject({
    WaitTimeSeconds: 20,
    MaxNumberOfMessages: 4,
  });
  expect(invoke).not.toHaveBeenCalled();
  polls[0]?.([message]);
  await vi.waitFor(() => expect(sqs.commandCalls(DeleteMessageBatchCommand)).toHaveLength(1));
  expect(invoke).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(polls).toHaveLength(2));
  polls[1]?.([]);
  await vi.waitFor(() => expect(polls).toHaveLength(3));
  void source.stop();
  polls[2]?.([]);
});
