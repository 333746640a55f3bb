import type { Random } from '../../bench/simulation/random.ts';
import { FAULTS, type Fault, type ServiceRequest, TIMEOUT_MS } from './invocation.ts';

/** The faults and delays of a run. Rates are probabilities for each request, message or item. */
export interface ChaosSettings {
  readonly faultRate: number;
  /** After so many faults, no others follow. */
  readonly maxFaults: number;
  /** A message is received a second time before its visibility timeout. */
  readonly duplicateRate: number;
  /** A message is not deleted although it succeeded. */
  readonly undeletedRate: number;
  /** A request stalls: its function continues late. */
  readonly slowRate: number;
  /** An item of a batch is unprocessed, is refused or fails. */
  readonly partialRate: number;
  /** An eventually consistent read returns old data. */
  readonly staleRate: number;
  readonly visibilityMs: number;
  readonly maxReceives: number;
  /** How many copies of each message are sent. */
  readonly copies: number;
  /** Whether a concurrent duplicate deletes the messages of a function that dies, so that there is no redelivery. */
  readonly duplicatesDeleteMessages: boolean;
  /** The longest time from the send of a message until it can be received. */
  readonly maxDeliveryMs: number;
  readonly pageSize: number;
  readonly batchSize: number;
  /** How long a large day rests between two digests. */
  readonly restSeconds: number;
  /** By how much the index lags behind at most. */
  readonly indexLagMs: number;
  /** Whether a batch takes messages that are on their way, too, as where Lambda gathers for a second. */
  readonly gathers: boolean;
}

/** After so many requests that stall, no others do: a function of many requests would never end. */
const MAX_STALLS = 60;

const CALM: ChaosSettings = {
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
  duplicatesDeleteMessages: false,
  maxDeliveryMs: 300_000,
  pageSize: 100,
  batchSize: 10,
  gathers: false,
  restSeconds: 0,
  indexLagMs: 0,
};

/** Faults and delays that a test sets instead of random ones. */
export interface ScriptedFaults {
  readonly fault?: ((request: ServiceRequest) => Fault | undefined) | undefined;
  /** Milliseconds that a request takes. */
  readonly latency?: ((request: ServiceRequest) => number | undefined) | undefined;
}

/** Draws the faults and delays of requests and messages from one seed, unless the test sets them. */
export class Chaos {
  readonly settings: ChaosSettings;
  readonly #random: Random;
  readonly #script: ScriptedFaults;
  /** Random faults so far. */
  faults = 0;
  #stalls = 0;

  constructor(random: Random, chaos: Partial<ChaosSettings> = {}, script: ScriptedFaults = {}) {
    this.#random = random;
    this.settings = { ...CALM, ...chaos };
    this.#script = script;
  }

  /** Draws whether a fault happens. The number of faults is limited, so that every run ends. */
  happens(rate: number): boolean {
    if (rate === 0 || this.faults >= this.settings.maxFaults || !this.#random.chance(rate)) return false;
    this.faults++;
    return true;
  }

  faultOf(request: ServiceRequest): Fault | undefined {
    if (this.#script.fault) return this.#script.fault(request);
    return this.happens(this.settings.faultRate) ? this.#random.pick(FAULTS) : undefined;
  }

  /** Draws whether an item of a batch is unprocessed, is refused or fails. */
  isPartial(): boolean {
    return this.happens(this.settings.partialRate);
  }

  /** Draws how long a request or a pause takes. */
  latencyMs(request?: ServiceRequest): number {
    const scripted = request && this.#script.latency?.(request);
    if (scripted !== undefined) return scripted;
    if (this.#random.chance(this.settings.slowRate) && this.#stalls++ < MAX_STALLS)
      return this.#random.between(1_000, TIMEOUT_MS * 0.9);
    return this.#random.chance(0.8) ? this.#random.between(1, 20) : this.#random.between(20, 500);
  }

  /** Draws how long after its send a message can be received. */
  deliveryMs(): number {
    const dice = this.#random.next();
    const longest = dice < 0.7 ? 1_000 : dice < 0.95 ? 20_000 : 300_000;
    return this.#random.between(1, Math.min(this.settings.maxDeliveryMs, longest));
  }
}
