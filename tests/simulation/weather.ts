import type { Random } from '../../bench/simulation/random.ts';
import { FAULTS, type Fault, type Io, TIMEOUT_MS } from './invocation.ts';

/** How rough a run is. Rates are probabilities for each request, message or item. */
export interface Weather {
  readonly faultRate: number;
  /** Faults in all; then the weather is calm. */
  readonly maxFaults: number;
  /** A message is handed to a second consumer at once. */
  readonly duplicateRate: number;
  /** A message that was handled is not deleted. */
  readonly undeletedRate: number;
  /** A request takes long: its function becomes a zombie that wakes late. */
  readonly slowRate: number;
  /** An item of a batch is left undone, refused or fails. */
  readonly partialRate: number;
  readonly staleRate: number;
  readonly visibilityMs: number;
  readonly maxReceives: number;
  /** How many of each message are sent. */
  readonly copies: number;
  /** Whether a twin deletes the messages of a function that dies: nobody is handed them again. */
  readonly hasTwins: boolean;
  /** Longest that a message is on its way. */
  readonly maxDeliveryMs: number;
  readonly pageSize: number;
  readonly batchSize: number;
}

const CALM: Weather = {
  faultRate: 0,
  maxFaults: 0,
  duplicateRate: 0,
  undeletedRate: 0,
  slowRate: 0,
  partialRate: 0,
  staleRate: 0,
  visibilityMs: 720_000,
  maxReceives: 5,
  copies: 1,
  hasTwins: false,
  maxDeliveryMs: 300_000,
  pageSize: 100,
  batchSize: 10,
};

/** What a test has happen instead of leaving it to chance. */
export interface Fate {
  readonly fault?: ((io: Io) => Fault | undefined) | undefined;
  /** Milliseconds that a request takes. */
  readonly latency?: ((io: Io) => number | undefined) | undefined;
}

/** What happens to requests and messages: by the weather's rates, all from one seed, or as a test has it. */
export class Chance {
  readonly weather: Weather;
  readonly #random: Random;
  readonly #fate: Fate;
  /** So far. */
  faults = 0;

  constructor(random: Random, weather: Partial<Weather> = {}, fate: Fate = {}) {
    this.#random = random;
    this.weather = { ...CALM, ...weather };
    this.#fate = fate;
  }

  /** Each fault counts towards the most there may be, so that every run comes to rest. */
  strikes(rate: number): boolean {
    if (rate === 0 || this.faults >= this.weather.maxFaults || !this.#random.chance(rate)) return false;
    this.faults++;
    return true;
  }

  faultOf(io: Io): Fault | undefined {
    if (this.#fate.fault) return this.#fate.fault(io);
    return this.strikes(this.weather.faultRate) ? this.#random.pick(FAULTS) : undefined;
  }

  /** An item of a batch is left undone, refused or fails. */
  isPartial(): boolean {
    return this.strikes(this.weather.partialRate);
  }

  /** How long a request takes, or a pause. */
  latencyMs(io?: Io): number {
    const fated = io && this.#fate.latency?.(io);
    if (fated !== undefined) return fated;
    if (this.#random.chance(this.weather.slowRate)) return this.#random.between(1_000, TIMEOUT_MS * 0.9);
    return this.#random.chance(0.8) ? this.#random.between(1, 20) : this.#random.between(20, 500);
  }

  /** How long a message is on its way. */
  deliveryMs(): number {
    const dice = this.#random.next();
    const longest = dice < 0.7 ? 1_000 : dice < 0.95 ? 20_000 : 300_000;
    return this.#random.between(1, Math.min(this.weather.maxDeliveryMs, longest));
  }
}
