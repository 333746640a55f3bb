import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { PerSecondLimiter, type RateLimiter, SmoothLimiter } from '../../../../comprehend/rate-limiter.ts';
import { NO_METRICS } from '../../../../core/runtime/metrics.ts';
import { Pacer, TurnTooLateError } from '../../../../functions/enrich/pacing/pacer.ts';
import { MemoryQuota } from '../../../support/memory-quota.ts';
import { VirtualTime } from '../../../support/virtual-time.ts';

let time: VirtualTime;
let quota: MemoryQuota;
beforeEach(() => {
  time = new VirtualTime();
  quota = new MemoryQuota(time);
});
const makePacer = (callsPerSecond: number, skewMs = 0) =>
  new Pacer({ api: 'Api', callsPerSecond, quota, clock: time.skewed(skewMs), metrics: NO_METRICS });

interface Load {
  readonly callsPerSecond: number;
  readonly skews: readonly number[];
  readonly seconds: number;
  readonly limiter: RateLimiter;
  /** Calls that each function makes at a time, and milliseconds that it does something else between. */
  readonly batch: number;
  readonly restMs: number;
  /** The way to the service, drawn again for each call. */
  readonly wayMs: () => number;
}

/** Functions that all have more to call than the quota allows. Returns the share of the quota that was used, and how many calls were throttled. */
async function saturate(load: Load) {
  const begin = time.now();
  const end = begin + load.seconds * 1000;
  let calls = 0;
  let throttled = 0;
  const work = load.skews.map(async (skewMs, n) => {
    const pacer = makePacer(load.callsPerSecond, skewMs);
    await time.sleep(37 * n);
    while (time.now() < end) {
      await Promise.all(
        Array.from({ length: load.batch }, async () => {
          await pacer.waitForTurn(Number.POSITIVE_INFINITY);
          await time.sleep(load.wayMs());
          if (time.now() >= end) return;
          calls++;
          if (!load.limiter.take(time.now())) {
            throttled++;
            pacer.noteThrottle();
          }
        }),
      );
      await time.sleep(load.restMs);
    }
  });
  await time.run(Promise.all(work));
  return { used: (calls - throttled) / (load.seconds * load.callsPerSecond), throttled, calls };
}

const limiters: [string, (callsPerSecond: number) => RateLimiter][] = [
  ['whole seconds', (rate) => new PerSecondLimiter(rate)],
  ['a steady refill', (rate) => new SmoothLimiter(rate, 1)],
];

describe.each(limiters)('a limiter of %s', (_, makeLimiter) => {
  it.each([
    [10, 4],
    [10, 8],
    [25, 6],
    [7, 4],
  ])(
    'of %i calls a second is used up by %i functions whose clocks differ, and throttles none',
    async (rate, functions) => {
      let draw = 0;
      const { used, throttled, calls } = await saturate({
        callsPerSecond: rate,
        // The extremes among them.
        skews: Array.from({ length: functions }, (_, i) => -200 + (400 * i) / (functions - 1)),
        seconds: 120,
        limiter: makeLimiter(rate),
        batch: Math.ceil((3 * rate) / functions),
        restMs: 1_000,
        wayMs: () => 5 + ((draw++ * 7) % 40),
      });
      expect(used).toBeGreaterThanOrEqual(0.97);
      expect(throttled / calls).toBeLessThanOrEqual(0.001);
    },
  );

  it('is never exceeded, whatever the clocks, the number of functions and their batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 5, max: 40 }),
        async (skews, batch, restMs, callsPerSecond) => {
          time = new VirtualTime();
          quota = new MemoryQuota(time);
          const limiter = makeLimiter(callsPerSecond);
          const load = { callsPerSecond, skews, seconds: 15, limiter, batch, restMs, wayMs: () => 10 };
          const { throttled } = await saturate(load);
          expect(throttled).toBe(0);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a pacer', () => {
  it('gives a single call its turn within half a second', async () => {
    for (let offset = 0; offset < 1000; offset += 50) {
      time = new VirtualTime();
      quota = new MemoryQuota(time);
      await time.run(time.sleep(offset));
      const begin = time.now();
      await time.run(makePacer(10).waitForTurn(begin + 10_000));
      expect(time.now() - begin).toBeLessThanOrEqual(505);
    }
  });

  it('does not use slots that are past, which late in a second would be a burst', async () => {
    const begin = time.now();
    await time.run(makePacer(10).waitForTurn(begin + 9_000));
    await time.run(time.sleep(begin + 680 - time.now()));
    const turns = Array.from({ length: 10 }, async () => {
      await makePacer(10).waitForTurn(begin + 9_000);
      return time.now() - begin;
    });
    const instants = await time.run(Promise.all(turns));
    expect(instants.filter((instant) => instant < 1_000)).toHaveLength(1);
  });

  it('skips the slots that are past by one more write', async () => {
    const begin = time.now();
    await time.run(makePacer(40).waitForTurn(begin + 9_000));
    await time.run(time.sleep(begin + 650 - time.now()));
    await time.run(makePacer(40).waitForTurn(begin + 9_000));
    expect(time.now() - begin).toBeLessThan(700);
    expect(quota.writes).toBe(3);
  });

  it('takes the slots of all callers by one write a second', async () => {
    const pacer = makePacer(10);
    await time.run(
      Promise.all(Array.from({ length: 30 }, () => pacer.waitForTurn(Number.POSITIVE_INFINITY))),
    );
    // The second it began in may have been partly over.
    expect(quota.writes).toBeLessThanOrEqual(5);
  });

  it('rejects callers whose turn would be too late, takes no slots for them, and gives the others theirs', async () => {
    const pacer = makePacer(10);
    const deadline = time.now() + 3_000;
    const turns = Array.from({ length: 100 }, () => pacer.waitForTurn(deadline));
    const outcomes = await time.run(Promise.allSettled(turns));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    // Of every fifty slots one is left to the limiter.
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(29);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: expect.any(TurnTooLateError) });
    expect(time.now()).toBeLessThanOrEqual(deadline);
    expect(quota.taken.size).toBe(3);
  });

  it('gives turns less often than once a second where the quota is below one', async () => {
    const pacer = makePacer(0.25);
    const begin = time.now();
    for (let i = 0; i < 5; i++) await time.run(pacer.waitForTurn(Number.POSITIVE_INFINITY));
    expect((time.now() - begin) / 1000).toBeGreaterThan(16);
    expect((time.now() - begin) / 1000).toBeLessThan(24);
  });

  it('rejects all waiting callers where the store fails, and works again afterwards', async () => {
    const take = quota.take.bind(quota);
    quota.take = () => Promise.reject(new Error('no table'));
    const pacer = makePacer(10);
    const turn = () => pacer.waitForTurn(Number.POSITIVE_INFINITY);
    const outcomes = await time.run(Promise.allSettled([turn(), turn()]));
    expect(outcomes).toMatchObject([
      { reason: { message: 'no table' } },
      { reason: { message: 'no table' } },
    ]);
    quota.take = take;
    await time.run(turn());
  });
});
