import { rollFaults } from '../../comprehend/inject-faults.ts';
import { OPERATIONS, type OperationName } from '../../comprehend/operations.ts';
import { PerSecondLimiter, type RateLimiter, SmoothLimiter } from '../../comprehend/rate-limiter.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../comprehend/settings.ts';
import { CallMeter } from './call-meter.ts';
import { drawLatency, LATENCIES } from './latency.ts';
import type { Random } from './random.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type LimiterKind = Settings['quotas']['limiter'];
export type Faults = Settings['faults'];

/** The burst of a smooth limiter after a pause, in seconds of the quota. */
const BURST_SECONDS = 1;

/**
 * A model of Comprehend for its callers. A call arrives, counts against its operation's quota (by the limiters of the
 * local endpoint), takes time, and is billed by the length of its documents. It finds nothing.
 */
export class ModelledComprehend {
  /** The faults from now on. */
  faults: Faults = DEFAULT_SETTINGS.faults;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #limiterKind: LimiterKind;
  readonly #limiters = new Map<OperationName, RateLimiter>();
  readonly #meters = new Map<OperationName, CallMeter>();
  readonly #begin: number;

  constructor(clock: VirtualClock, random: Random, limiter: LimiterKind) {
    this.#clock = clock;
    this.#random = random;
    this.#limiterKind = limiter;
    this.#begin = clock.now;
  }

  /** The calls of one operation so far. */
  meterOf(operation: OperationName): CallMeter {
    const meter = this.#meters.get(operation) ?? new CallMeter(this.#begin);
    this.#meters.set(operation, meter);
    return meter;
  }

  get meters(): Iterable<CallMeter> {
    return this.#meters.values();
  }

  /** Documents analysed, and units billed, of all operations. */
  get documents(): number {
    return sum([...this.meters].map(({ documents }) => documents));
  }

  get units(): number {
    return sum([...this.meters].map(({ units }) => units));
  }

  /**
   * @param chars code points of each document
   * @returns the indices of documents that ended in the batch's ErrorList
   * @throws Error named as the service's exception
   */
  async call(operation: OperationName, chars: readonly number[]): Promise<readonly number[]> {
    const meter = this.meterOf(operation);
    await this.#clock.sleep(drawLatency(LATENCIES.arrival, this.#random));
    const faults = rollFaults({ faults: this.faults }, operation, () => this.#random.next());
    if (faults.throttle || !this.#limiterOf(operation).take(this.#clock.now)) {
      meter.countThrottled(faults.throttle);
      throw serviceError('ThrottlingException', 400);
    }
    const work = OPERATIONS.get(operation)?.batch ? LATENCIES.batch : LATENCIES.single;
    meter.countAdmitted(this.#clock.now);
    await this.#clock.sleep(drawLatency(work, this.#random) + faults.latencyMs);
    if (faults.fail) {
      meter.countFailed();
      throw serviceError('InternalServerException', 500);
    }
    const failed = [...chars.keys()].filter((index) => faults.failsItem(index));
    meter.countBilled(chars.filter((_, index) => !failed.includes(index)));
    return failed;
  }

  #limiterOf(operation: OperationName): RateLimiter {
    const standing = this.#limiters.get(operation);
    if (standing) return standing;
    const perSecond = OPERATIONS.get(operation)?.perSecond ?? 0;
    const limiter =
      this.#limiterKind === 'smooth'
        ? new SmoothLimiter(perSecond, BURST_SECONDS)
        : new PerSecondLimiter(perSecond);
    this.#limiters.set(operation, limiter);
    return limiter;
  }
}

/** Makes an error like the SDK's. */
function serviceError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode }, $fault: 'server' });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
