import type { SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DeadLetterQueue } from '../../../../cli/commands/redrive/dead-letter-queue.ts';
import { type RedriveChoice, redriveMessages } from '../../../../cli/commands/redrive/redrive-messages.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

interface Held {
  readonly id: string;
  readonly body: string;
  readonly permanent: boolean;
  isHidden: boolean;
}

/** A queue and its dead-letter queue as SQS keeps them, with a crash before or after any request. */
class FakeSqs {
  dead: Held[] = [];
  live: string[] = [];
  requests = 0;
  dies: { readonly at: number; readonly after: boolean } | undefined;
  /** Whether messages that are moved back fail again at once. */
  comesBack = false;
  /** How many requests have their first two messages rejected. */
  refusals = 0;
  /** How many messages are sent, and then not deleted. */
  undeleted = 0;

  fill(...bodies: readonly string[]): void {
    this.dead = bodies.map((body, i) => ({
      id: `m${i}`,
      body,
      permanent: body.startsWith('bad'),
      isHidden: false,
    }));
  }

  readonly client = {
    send: async (command: { constructor: { name: string }; input: never }) => {
      const isDeath = this.requests++ === this.dies?.at;
      if (isDeath && !this.dies?.after) throw new Error('killed');
      const answer = this.#carryOut(command.constructor.name, command.input);
      if (isDeath) throw new Error('killed');
      return answer;
    },
  } as unknown as SQSClient;

  #carryOut(name: string, { Entries = [] }: { Entries?: Record<string, string>[] }): object {
    switch (name) {
      case 'ReceiveMessageCommand': {
        const received = this.dead.filter(({ isHidden }) => !isHidden).slice(0, 10);
        for (const message of received) message.isHidden = true;
        return {
          Messages: received.map(({ id, body, permanent }) => ({
            MessageId: id,
            ReceiptHandle: id,
            Body: body,
            MessageAttributes: {
              cause: { StringValue: permanent ? 'PermanentError: unreadable' : 'Error: throttled' },
              permanent: { StringValue: String(permanent) },
            },
          })),
        };
      }
      case 'SendMessageBatchCommand': {
        const isRefused = this.refusals-- > 0;
        const Failed = isRefused ? Entries.slice(0, 2).map(({ Id }) => ({ Id, Code: 'TooLong' })) : [];
        for (const { Id, MessageBody = '' } of Entries) {
          if (Failed.some((failed) => failed.Id === Id)) continue;
          this.live.push(MessageBody);
          if (this.comesBack)
            this.dead.push({
              id: `again-${MessageBody}`,
              body: MessageBody,
              permanent: true,
              isHidden: false,
            });
        }
        return { Failed };
      }
      case 'DeleteMessageBatchCommand': {
        const failed = Entries.splice(0, this.undeleted).map(({ ReceiptHandle }) => ReceiptHandle);
        this.undeleted -= failed.length;
        this.dead = this.dead.filter(({ id }) => !Entries.some(({ ReceiptHandle }) => ReceiptHandle === id));
        // As if their visibility timeout ended at once.
        for (const message of this.dead) if (failed.includes(message.id)) message.isHidden = false;
        return {};
      }
      case 'ChangeMessageVisibilityBatchCommand':
        for (const { ReceiptHandle } of Entries) {
          const message = this.dead.find(({ id }) => id === ReceiptHandle);
          if (message) message.isHidden = false;
        }
        return {};
    }
    throw new Error(`The fake knows no ${name}`);
  }
}

const redrive = (sqs: FakeSqs, choice: Partial<RedriveChoice> = {}) =>
  redriveMessages(new DeadLetterQueue(sqs.client, 'dead', 'live'), {
    all: false,
    dryRun: false,
    perSecond: 1_000,
    isOver: () => false,
    ...choice,
  });
const bodies = (count: number) => Array.from({ length: count }, (_, i) => `b${i}`);
const standing = (sqs: FakeSqs) => sqs.dead.map(({ body, isHidden }) => [body, isHidden]);

describe('redriveMessages', () => {
  it('moves messages that may succeed, leaves those that cannot, and counts both by cause', async () => {
    const sqs = new FakeSqs();
    sqs.fill(...bodies(25), 'bad1', 'bad2');
    expect(await redrive(sqs)).toEqual({
      causes: [
        { cause: 'Error: throttled', permanent: false, moved: 25, left: 0, again: 0 },
        { cause: 'PermanentError: unreadable', permanent: true, moved: 0, left: 2, again: 0 },
      ],
    });
    expect(sqs.live.sort()).toEqual(bodies(25).sort());
    expect(standing(sqs)).toEqual([
      ['bad1', false],
      ['bad2', false],
    ]);
  });

  it('moves every message with --all', async () => {
    const sqs = new FakeSqs();
    sqs.fill('bad1', 'b1');
    await redrive(sqs, { all: true });
    expect(sqs.dead).toEqual([]);
    expect(sqs.live).toEqual(['bad1', 'b1']);
  });

  it('moves nothing on a dry run, and makes every message visible again at once', async () => {
    const sqs = new FakeSqs();
    sqs.fill('bad1', ...bodies(12));
    expect((await redrive(sqs, { dryRun: true })).causes).toMatchObject([{ left: 12 }, { left: 1 }]);
    expect(sqs.live).toEqual([]);
    expect(standing(sqs)).toEqual(['bad1', ...bodies(12)].map((body) => [body, false]));
  });

  it('ends although the messages that it moves fail again at once', async () => {
    const sqs = new FakeSqs();
    sqs.fill(...bodies(3));
    sqs.comesBack = true;
    expect((await redrive(sqs, { all: true })).causes).toMatchObject([
      { moved: 3, left: 0, again: 0 },
      { moved: 0, left: 0, again: 3 },
    ]);
    expect(sqs.live).toEqual(bodies(3));
  });

  it('ends between two batches when it is interrupted', async () => {
    const sqs = new FakeSqs();
    sqs.fill(...bodies(30));
    await redrive(sqs, { isOver: () => sqs.live.length >= 10 });
    expect([sqs.live.length, sqs.dead.length]).toEqual([10, 20]);
  });

  it('retries a message that SQS rejects, and deletes it once it is accepted', async () => {
    const sqs = new FakeSqs();
    sqs.fill(...bodies(12));
    sqs.refusals = 2;
    expect(await redrive(sqs)).toMatchObject({ causes: [{ moved: 12, left: 0, again: 0 }] });
    expect([sqs.live.toSorted(), sqs.dead]).toEqual([bodies(12).toSorted(), []]);
  });

  it('counts exactly what it moved and left where SQS rejects a message on every attempt, and makes the rest visible', async () => {
    const sqs = new FakeSqs();
    sqs.fill('bad1', ...bodies(25));
    sqs.refusals = Number.POSITIVE_INFINITY;
    const { causes, error } = await redrive(sqs);
    expect(error?.message).toContain('SQS refused 2 messages in 5 attempts, the first with TooLong');
    expect(causes).toMatchObject([
      { permanent: false, moved: 7, left: 2 },
      { permanent: true, moved: 0, left: 1 },
    ]);
    expect(sqs.live).toHaveLength(7);
    expect(standing(sqs)).toEqual(
      ['bad1', ...bodies(25)].filter((body) => !sqs.live.includes(body)).map((body) => [body, false]),
    );
  });

  it('does not move a message twice that could not be deleted, nor count it as failed again', async () => {
    const sqs = new FakeSqs();
    sqs.fill(...bodies(3));
    sqs.undeleted = 2;
    expect(await redrive(sqs)).toMatchObject({ causes: [{ moved: 3, left: 0, again: 0 }] });
    expect([sqs.live, sqs.dead]).toEqual([bodies(3), []]);
  });
});

/** This guards the order of sending and deleting in DeadLetterQueue.putBack. */
describe('redriveMessages, killed at any request and repeated', () => {
  let requests = 0;
  const all = [...bodies(23), 'bad1'];
  beforeAll(async () => {
    const sqs = new FakeSqs();
    sqs.fill(...all);
    await redrive(sqs);
    requests = sqs.requests;
  });

  it.each([false, true])('loses and skips no message, killed after the effect: %s', async (after) => {
    expect(requests).toBeGreaterThan(8);
    for (let at = 0; at < requests; at++) {
      const sqs = new FakeSqs();
      sqs.fill(...all);
      sqs.dies = { at, after };
      // The last request makes the rest visible. Without it their visibility timeout does.
      expect((await redrive(sqs)).error?.message).toBe(at < requests - 1 ? 'killed' : undefined);
      for (const message of sqs.dead) message.isHidden = false;
      await redrive(sqs);
      expect([...new Set(sqs.live)].sort(), `killed at request ${at}`).toEqual(bodies(23).sort());
      expect(standing(sqs)).toEqual([['bad1', false]]);
    }
  });
});
