import { describe, expect, it } from 'vitest';
import { type Consumer, type FeedSettings, MessageSource } from '../../../bench/simulation/message-source.ts';
import { Random } from '../../../bench/simulation/random.ts';
import { VirtualClock } from '../../../bench/simulation/virtual-clock.ts';

const SETTINGS: FeedSettings = {
  batchSize: 4,
  maxConcurrency: 2,
  timeoutMs: 1_000,
  visibilityMs: 6_000,
  maxReceives: 3,
};

async function feed(messages: readonly string[], consume: (clock: VirtualClock) => Consumer<string>) {
  const random = new Random(1);
  const clock = new VirtualClock(random);
  const queue = new MessageSource(clock, random, SETTINGS, messages.values());
  const begin = clock.now;
  queue.feed(consume(clock));
  await clock.run();
  return { queue, lasted: clock.now - begin };
}

describe('a message source', () => {
  it('delivers each message once, in full batches, within the maximum concurrency', async () => {
    const batches: (readonly string[])[] = [];
    let running = 0;
    let most = 0;
    const { queue } = await feed([...'abcdefghij'], (clock) => async (messages) => {
      batches.push(messages);
      most = Math.max(most, ++running);
      await clock.sleep(500);
      running--;
      return messages.map(() => true);
    });
    expect(batches.map(({ length }) => length)).toEqual([4, 4, 2]);
    expect(batches.flat().sort()).toEqual([...'abcdefghij']);
    expect(most).toBe(2);
    expect(queue).toMatchObject({ dead: 0, returned: 0, timeouts: 0, billedMs: 1_500 });
  });

  it('delivers a returned message again, alone, when it becomes visible', async () => {
    const seen: string[] = [];
    const { queue, lasted } = await feed([...'abc'], () => async (messages) => {
      const isAgain = seen.length > 0;
      seen.push(messages.join(''));
      return messages.map((message) => isAgain || message !== 'b');
    });
    expect(seen).toEqual(['abc', 'b']);
    expect(queue).toMatchObject({ dead: 0, returned: 1 });
    expect(lasted).toBeGreaterThan(SETTINGS.visibilityMs);
  });

  it('moves a message to the dead-letter queue after its last receive', async () => {
    let receives = 0;
    const { queue } = await feed(['a'], () => async () => {
      receives++;
      return [false];
    });
    expect({ receives, dead: queue.dead }).toEqual({ receives: 3, dead: 1 });
  });

  it.each([
    ['fails whole', async () => Promise.reject(new Error('no'))],
    ['runs out of time', async (clock: VirtualClock) => clock.sleep(1_001)],
  ])('returns every message of an invocation that %s', async (_, go) => {
    let isFirst = true;
    const { queue } = await feed([...'ab'], (clock) => async (messages) => {
      if (isFirst) {
        isFirst = false;
        await go(clock);
      }
      return messages.map(() => true);
    });
    expect(queue).toMatchObject({ returned: 2, dead: 0 });
  });
});
