import { describe, expect, it, vi } from 'vitest';
import { PermanentError } from '../../../core/article/errors.ts';
import { oneByOne, parsing, respondToBatch } from '../../../core/runtime/respond-to-batch.ts';
import { sqsEvent } from '../../support/events.ts';

const isLastReceive = () => false;
const keepAll = { take: async () => false, isLastReceive };
const silent = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() });
const done = { status: 'fulfilled', value: undefined } as const;
const failed = (reason: unknown) => ({ status: 'rejected', reason }) as const;

describe('a batch response', () => {
  it('names only the messages that failed', async () => {
    const process = async () => [done, failed(new Error('no')), done, failed('text')];
    expect(await respondToBatch(sqsEvent(['a', 'b', 'c', 'd']), process, silent(), keepAll)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-3' }],
    });
  });

  it('names none if all are done, and passes the bodies on in order', async () => {
    const process = vi.fn(async (bodies: readonly string[]) => bodies.map(() => done));
    expect(await respondToBatch(sqsEvent(['a', 'b']), process, silent(), keepAll)).toEqual({
      batchItemFailures: [],
    });
    expect(process).toHaveBeenCalledWith(['a', 'b'], [false, false]);
  });

  it('counts a message without an outcome as failed, so that it is not lost', async () => {
    const { batchItemFailures } = await respondToBatch(
      sqsEvent(['a', 'b']),
      async () => [done],
      silent(),
      keepAll,
    );
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'message-1' }]);
  });

  it('logs each failure with its message, the receive count and whether a retry can help', async () => {
    const log = silent();
    const error = new PermanentError('no JSON');
    await respondToBatch(
      sqsEvent(['a', 'b'], { receiveCount: 4 }),
      async () => [failed(error), failed('x')],
      log,
      keepAll,
    );
    expect(log.error.mock.calls.map(([, details]) => details)).toEqual([
      { messageId: 'message-0', receiveCount: '4', permanent: true, error },
      { messageId: 'message-1', receiveCount: '4', permanent: false, error: new Error('x') },
    ]);
  });
});

describe('a message that moves to the dead-letter queue', () => {
  const process = async () => [failed(new Error('no')), failed('text'), done];

  it('counts as done in its own queue', async () => {
    const take = vi.fn(async ({ body }: { body: string }) => body === 'a');
    const { batchItemFailures } = await respondToBatch(sqsEvent(['a', 'b', 'c']), process, silent(), {
      take,
      isLastReceive,
    });
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'message-1' }]);
    expect(take.mock.calls.map(([{ body }]) => body)).toEqual(['a', 'b']);
  });

  it('returns to its queue if the dead-letter queue refuses it', async () => {
    const log = silent();
    const take = async () => Promise.reject(new Error('throttled'));
    const { batchItemFailures } = await respondToBatch(sqsEvent(['a', 'b', 'c']), process, log, {
      take,
      isLastReceive,
    });
    expect(batchItemFailures).toHaveLength(2);
    expect(log.warn).toHaveBeenCalledTimes(2);
  });
});

describe('one by one', () => {
  it('a body that fails affects no other, and outcomes keep their order', async () => {
    const process = oneByOne(async (body) => {
      if (body === 'bad') throw new Error('bad');
    }, 2);
    const outcomes = await process(['a', 'bad', 'c', 'bad', 'e']);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true]);
  });

  it('no more bodies are processed at a time than requested', async () => {
    let running = 0;
    let most = 0;
    const process = oneByOne(async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    }, 3);
    expect(await process(Array(10).fill('x'))).toHaveLength(10);
    expect(most).toBe(3);
  });
});

describe('parsing', () => {
  const parse = (body: string) => {
    if (body.startsWith('bad')) throw new PermanentError(body);
    return body.toUpperCase();
  };

  it('passes the valid messages on together and returns every outcome at its message’s position', async () => {
    const process = vi.fn(async () => [done, failed(new Error('late'))]);
    const outcomes = await parsing(parse, process)(['bad 1', 'a', 'bad 2', 'b'], [true, false, true, true]);
    expect(process).toHaveBeenCalledWith(['A', 'B'], [false, true]);
    expect(outcomes.map((one) => (one.status === 'rejected' ? one.reason.message : 'done'))).toEqual([
      'bad 1',
      'done',
      'bad 2',
      'late',
    ]);
  });

  it('counts a message without an outcome as failed', async () => {
    const outcomes = await parsing(parse, async () => [])(['a']);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected']);
  });
});
