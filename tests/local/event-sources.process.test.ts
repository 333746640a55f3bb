import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetEventSourceMappingCommand,
  LambdaClient,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTempDir, type RunningStack, stageResources, startStack, until } from './fixtures/start-stack.ts';

// The documented behaviour of SQS event sources, each against the running host.
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
describe('event sources', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack((journalOf) => ({
      ...stageResources('plain', journalOf('plain'), {
        source: { BatchSize: 1, FunctionResponseTypes: undefined },
      }),
      ...stageResources('partial', journalOf('partial')),
      ...stageResources('late', journalOf('late'), { queue: { VisibilityTimeout: 2 } }),
      ...stageResources('unreported', journalOf('unreported'), { source: { FunctionResponseTypes: [] } }),
      ...stageResources('answers', journalOf('answers'), { source: { BatchSize: 1 } }),
      ...stageResources('full', journalOf('full'), {
        source: { BatchSize: 25, MaximumBatchingWindowInSeconds: 300 },
      }),
      ...stageResources('window', journalOf('window'), {
        source: { BatchSize: 25, MaximumBatchingWindowInSeconds: 1 },
      }),
      ...stageResources('capped', journalOf('capped'), {
        source: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
        worker: { Timeout: 60 },
      }),
      ...stageResources('dying', journalOf('dying'), { source: { BatchSize: 1 }, maxReceiveCount: 2 }),
      ...stageResources('throwing', journalOf('throwing'), { maxReceiveCount: 2 }),
      ...stageResources('hanging', journalOf('hanging'), {
        source: { BatchSize: 1 },
        worker: { Timeout: 1 },
        queue: { VisibilityTimeout: 2 },
        maxReceiveCount: 1,
      }),
      ...stageResources('switched', journalOf('switched')),
      ...stageResources('disabled', journalOf('disabled'), { source: { Enabled: false } }),
    }));
  });
  afterAll(() => stack.close());

  // Most of these tests wait for a timeout of a queue or function, so they run concurrently.
  test.concurrent('a message reaches the function as on Lambda, and is deleted once it is handled', async () => {
    const { MessageId } = await stack.sendOne('plainQueue', {
      MessageBody: '{"do":"nothing"}',
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'news' },
        blob: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
      },
    });
    const [entry] = await until(
      'an invocation',
      () => stack.begins('plain').length > 0 && stack.begins('plain'),
    );
    expect(entry?.event.Records).toEqual([
      {
        messageId: MessageId,
        receiptHandle: expect.any(String),
        body: '{"do":"nothing"}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: expect.any(String),
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {
          kind: { stringValue: 'news', stringListValues: [], binaryListValues: [], dataType: 'String' },
          blob: { binaryValue: 'AQI=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
        },
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:Test-plainQueue',
        awsRegion: 'us-east-1',
      },
    ]);
    await until('an empty queue', async () => {
      const { waiting, held } = await stack.countMessages('plainQueue');
      return waiting + held === 0;
    });
  });

  test.concurrent('only the messages that the function reports as failed are redelivered', async () => {
    const [, failing] = await stack.send('partialQueue', { do: 'nothing' }, { do: 'fail' });
    await until('only what failed to be in flight', async () => {
      const { waiting, held } = await stack.countMessages('partialQueue');
      return waiting === 0 && held === 1 && handledBy('partial') === 2;
    });
    for (const entry of stack.begins('partial')) await stack.receiveAgain('partialQueue', entry);
    await until('a redelivery', () => handledBy('partial') === 3);
    expect(stack.begins('partial').at(-1)?.event.Records).toMatchObject([
      { messageId: failing, attributes: { ApproximateReceiveCount: '2' } },
    ]);
  });

  test.concurrent('a message that failed is received again after its visibility timeout, and no earlier', async () => {
    await stack.send('lateQueue', { do: 'fail' });
    const second = await until('a second delivery', () => stack.begins('late')[1]);
    const received = Number(second.event.Records[0]?.attributes.ApproximateFirstReceiveTimestamp);
    expect(second.time - received).toBeGreaterThanOrEqual(1_990);
  });

  test.concurrent('a mapping that does not report failures ignores the answer', async () => {
    await stack.send('unreportedQueue', { do: 'fail' });
    await until('an invocation', () => stack.journal('unreported').some(({ at }) => at === 'end'));
    await until('an empty queue', async () => {
      const { waiting, held } = await stack.countMessages('unreportedQueue');
      return waiting + held === 0;
    });
  });

  test.concurrent('a long poll of an empty queue ends after its wait time', async () => {
    const began = Date.now();
    expect(await stack.receive('plainDeadLetters', 1, 1)).toEqual([]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  });

  test.concurrent('a long poll ends at once when a message arrives', async () => {
    const polling = stack.receive('partialDeadLetters', 1, 20);
    await sleep(100);
    const sent = Date.now();
    await stack.send('partialDeadLetters', { n: 1 });
    expect(await polling).toEqual([{ n: 1 }]);
    expect(Date.now() - sent).toBeLessThan(10_000);
  });

  test.concurrent('a message is moved to the dead-letter queue after its last receive, and no earlier', async () => {
    await stack.send('throwingQueue', { do: 'throw', id: 'twice' });
    for (const nth of [0, 1]) {
      const entry = await until('a delivery', () => stack.begins('throwing')[nth]);
      expect(entry.event.Records[0]?.attributes.ApproximateReceiveCount).toBe(`${nth + 1}`);
      expect(await stack.countMessages('throwingDeadLetters')).toEqual({ waiting: 0, held: 0 });
      await stack.receiveAgain('throwingQueue', entry);
    }
    expect(await until('a dead letter', () => firstOf('throwingDeadLetters'))).toEqual({
      do: 'throw',
      id: 'twice',
    });
    expect(stack.begins('throwing')).toHaveLength(2);
    expect(stack.warnings).toContain('Test-throwingFunction: TypeError: on purpose');
  });

  test.concurrent('the batch of a process that dies fails, and the next batch gets a new process', async () => {
    await stack.send('dyingQueue', { do: 'exit' });
    for (const nth of [0, 1])
      await stack.receiveAgain('dyingQueue', await until('a delivery', () => stack.begins('dying')[nth]));
    await until('a dead letter', () => firstOf('dyingDeadLetters'));
    await stack.send('dyingQueue', { do: 'nothing' });
    await until('a handled message', () => stack.journal('dying').some(({ at }) => at === 'end'));
    expect(new Set(stack.begins('dying').map(({ pid }) => pid)).size).toBe(3);
    expect(stack.warnings).toContain('Test-dyingFunction: the process ended with exit code 7');
  });

  test.concurrent('a function is killed at its timeout, and its message fails', async () => {
    await stack.send('hangingQueue', { do: 'hang' });
    await until('the timeout', () =>
      stack.warnings.includes('Test-hangingFunction: timed out after 1 seconds'),
    );
    await until('a dead letter', () => firstOf('hangingDeadLetters'));
    const [{ pid = 0 } = {}] = stack.begins('hanging');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test.concurrent('an invalid answer fails the whole batch', async () => {
    await stack.send('answersQueue', {
      do: 'answer',
      answer: { batchItemFailures: [{ itemIdentifier: '' }] },
    });
    const first = await until('an invocation', () => stack.begins('answers')[0]);
    await until('the warning', () =>
      stack.warnings.some((line) => line.includes('its answer does not name messages of its batch')),
    );
    await stack.receiveAgain('answersQueue', first);
    const second = await until('a second delivery', () => stack.begins('answers')[1]);
    expect(second.event.Records[0]?.messageId).toBe(first.event.Records[0]?.messageId);
  });

  test('messages of several receives make one batch, and a full batch does not wait for the end of the window', async () => {
    for (let i = 0; i < 30; i += 10) await stack.send('fullQueue', ...Array(10).fill({ do: 'nothing' }));
    await until('a full batch', () => stack.begins('full')[0]);
    expect(stack.begins('full').map(({ event }) => event.Records.length)).toEqual([25]);
  });

  test('a batch that is not full waits for the end of the window', async () => {
    const sent = Date.now();
    await stack.send('windowQueue', ...Array(3).fill({ do: 'nothing' }));
    const { time, event } = await until('a batch', () => stack.begins('window')[0]);
    expect(event.Records).toHaveLength(3);
    expect(time - sent).toBeGreaterThanOrEqual(990);
  });

  test('no more invocations run at a time than the mapping allows', async () => {
    const path = join(stack.dataDir, 'go');
    await stack.send('cappedQueue', ...Array(8).fill({ do: 'await', path }));
    await until('two to run', () => stack.begins('capped').length === 2, 20_000);
    expect(await stack.countMessages('cappedQueue')).toEqual({ waiting: 6, held: 2 });
    writeFileSync(path, '');
    await until(
      'all to be handled',
      () => stack.journal('capped').filter(({ at }) => at === 'end').length === 8,
    );
    let running = 0;
    const levels = stack.journal('capped').map(({ at }) => (running += at === 'begin' ? 1 : -1));
    expect(Math.max(...levels)).toBe(2);
    expect(new Set(stack.begins('capped').map(({ pid }) => pid)).size).toBe(2);
  });

  test('the queue of a disabled mapping is not polled', async () => {
    await stack.send('disabledQueue', { do: 'nothing' });
    expect(await stack.receive('disabledQueue')).toEqual([{ do: 'nothing' }]);
    expect(stack.journal('disabled')).toEqual([]);
  });

  describe('a mapping that is disabled while it runs', () => {
    const lambda = ({ host } = stack) =>
      new LambdaClient({
        endpoint: host.url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts: 1,
      });
    const update = (change: UpdateEventSourceMappingCommandInput, of = stack) =>
      lambda(of).send(new UpdateEventSourceMappingCommand(change));
    const stateOf = async (UUID: string, of = stack) =>
      (await lambda(of).send(new GetEventSourceMappingCommand({ UUID }))).State;

    test('delivers nothing, loses nothing and counts no receive; it continues when it is enabled again', async () => {
      await stack.send('switchedQueue', { do: 'nothing', n: 1 });
      await until('the first', () => handledBy('switched') === 1);
      expect(await update({ UUID: 'switchedSource', Enabled: false })).toMatchObject({ State: 'Disabling' });
      // The current poll still receives the next message.
      await stack.send('switchedQueue', { do: 'nothing', n: 2 });
      await until('the second', () => handledBy('switched') === 2);
      await until('the end of polling', async () => (await stateOf('switchedSource')) === 'Disabled');
      await stack.send('switchedQueue', { do: 'nothing', n: 3 });
      expect(await stack.countMessages('switchedQueue')).toMatchObject({ waiting: 1 });
      for (let twice = 0; twice < 2; twice++) await update({ UUID: 'switchedSource', Enabled: true });
      expect(await stateOf('switchedSource')).toBe('Enabled');
      await until('the third', () => handledBy('switched') === 3);
      expect(stack.begins('switched')[2]?.event.Records[0]?.attributes.ApproximateReceiveCount).toBe('1');
    });

    test('stays disabled at the next start, and enabled once it was enabled again', async () => {
      const dataDir = makeTempDir();
      const start = () => startStack((journalOf) => stageResources('kept', journalOf('kept')), { dataDir });
      const first = await start();
      await update({ UUID: 'keptSource', Enabled: false }, first);
      await first.close({ keepData: true });

      const second = await start();
      await second.send('keptQueue', { do: 'nothing' });
      expect(await stateOf('keptSource', second)).toBe('Disabled');
      expect(await second.countMessages('keptQueue')).toMatchObject({ waiting: 1 });
      await update({ UUID: 'keptSource', Enabled: true }, second);
      await until('the message', () => second.begins('kept').length === 1);
      await second.close({ keepData: true });

      const third = await start();
      expect(await stateOf('keptSource', third)).toBe('Enabled');
      await third.close();
    });

    test('reports the same state as one that the template disables', async () => {
      expect(await stateOf('disabledSource')).toBe('Disabled');
    });

    test.each<[string, UpdateEventSourceMappingCommandInput]>([
      ['ResourceNotFoundException', { UUID: 'nobody', Enabled: true }],
      ['InvalidParameterValueException', { UUID: 'switchedSource', BatchSize: 5 }],
      ['InvalidParameterValueException', { UUID: 'switchedSource', Enabled: true, BatchSize: 5 }],
    ])('rejects with %s: %j', async (name, change) => {
      await expect(update(change)).rejects.toMatchObject({ name, message: expect.stringMatching(/.{10}/) });
    });
  });

  function handledBy(stage: string): number {
    return stack.begins(stage).reduce((sum, { event }) => sum + event.Records.length, 0);
  }
  async function firstOf(queue: string): Promise<unknown> {
    return (await stack.receive(queue))[0];
  }
});
