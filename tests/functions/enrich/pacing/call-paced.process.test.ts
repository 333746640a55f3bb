import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Random } from '../../../../bench/simulation/random.ts';
import { PerSecondLimiter, SmoothLimiter } from '../../../../comprehend/rate-limiter.ts';
import { NO_METRICS } from '../../../../core/runtime/metrics.ts';
import { callPaced } from '../../../../functions/enrich/pacing/call-paced.ts';
import { Pacer, TurnTooLateError } from '../../../../functions/enrich/pacing/pacer.ts';
import { MemoryQuota } from '../../../support/memory-quota.ts';
import { VirtualTime } from '../../../support/virtual-time.ts';

const failure = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
const throttling = () => failure('ThrottlingException', 400);

let time: VirtualTime;
let quota: MemoryQuota;
beforeEach(() => {
  time = new VirtualTime();
  quota = new MemoryQuota(time);
});
afterEach(() => vi.restoreAllMocks());

const makePacer = (skewMs = 0) =>
  new Pacer({ api: 'Api', callsPerSecond: 10, quota, clock: time.skewed(skewMs), metrics: NO_METRICS });
/** Makes a call that fails with the errors given, then answers. */
async function callThrough(errors: readonly Error[], withinMs = 60_000) {
  let attempts = 0;
  const call = async () => {
    const error = errors[attempts++];
    if (error) throw error;
    return 'answer';
  };
  const options = { pacer: makePacer(), clock: time, deadline: time.now() + withinMs };
  const outcome = await time.run(callPaced(call, options).catch((error: Error) => error));
  return { outcome, attempts };
}

describe('callPaced', () => {
  it.each(['ThrottlingException', 'TooManyRequestsException'])(
    'waits for another turn, however often, while the call is throttled with %s',
    async (name) => {
      const errors = Array(40).fill(failure(name, 400));
      expect(await callThrough(errors)).toEqual({ outcome: 'answer', attempts: 41 });
    },
  );

  it('throws TurnTooLateError, not a failure, for a call that is throttled until the deadline', async () => {
    const { outcome } = await callThrough(Array(1_000).fill(throttling()));
    expect(outcome).toBeInstanceOf(TurnTooLateError);
  });

  it.each([
    ['InternalServerException', 500],
    ['ServiceUnavailableException', 503],
    ['ECONNRESET', undefined],
  ])('makes a call that fails with %s (%s) five times', async (name, status) => {
    expect(await callThrough(Array(4).fill(failure(name, status)))).toEqual({
      outcome: 'answer',
      attempts: 5,
    });
    expect(await callThrough(Array(5).fill(failure(name, status)))).toMatchObject({
      outcome: { name },
      attempts: 5,
    });
  });

  it.each(['InvalidRequestException', 'AccessDeniedException'])(
    'does not retry a call that is rejected with %s',
    async (name) => {
      expect(await callThrough([failure(name, 400)])).toMatchObject({ outcome: { name }, attempts: 1 });
    },
  );
});

describe.each([
  ['whole seconds', () => new PerSecondLimiter(10)],
  ['a steady refill', () => new SmoothLimiter(10, 1)],
])('four functions at a limiter of %s', (_, makeLimiter) => {
  /** Three calls in ten throttled and one in twenty failing for a minute, then none. */
  it('finish every call through a minute of faults, and reach nine tenths of the quota within 30 s of its end', async () => {
    const random = new Random(7);
    vi.spyOn(Math, 'random').mockImplementation(() => random.next());
    const limiter = makeLimiter();
    const begin = time.now();
    const answered: number[] = [];
    const service = async () => {
      await time.sleep(10);
      if (!limiter.take(time.now())) throw throttling();
      if (time.now() < begin + 60_000) {
        const dice = random.next();
        if (dice < 0.3) throw throttling();
        if (dice < 0.35) throw failure('InternalServerException', 500);
      }
      answered.push(time.now());
    };
    const failed: unknown[] = [];
    const work = [-200, -70, 70, 200].map(async (skewMs) => {
      const clock = time.skewed(skewMs);
      const pacer = makePacer(skewMs);
      while (time.now() < begin + 150_000) {
        const options = { pacer, clock, deadline: clock.now() + 90_000 };
        const calls = Array.from({ length: 10 }, () => callPaced(service, options));
        for (const one of await Promise.allSettled(calls))
          if (one.status === 'rejected') failed.push(one.reason);
        await time.sleep(1_000);
      }
    });
    await time.run(Promise.all(work));
    const rate = (from: number, to: number) =>
      answered.filter((at) => at >= begin + from * 1000 && at < begin + to * 1000).length / (to - from);
    expect(failed).toEqual([]);
    expect(rate(0, 60)).toBeGreaterThan(2);
    expect(rate(90, 120)).toBeGreaterThanOrEqual(9);
    expect(rate(90, 150)).toBeGreaterThanOrEqual(9.5);
  });
});
