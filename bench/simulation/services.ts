import type { Clock } from '../../core/runtime/clock.ts';
import { NO_METRICS } from '../../core/runtime/metrics.ts';
import { ComprehendDetector } from '../../functions/enrich/comprehend-detector.ts';
import type { Detector } from '../../functions/enrich/detector.ts';
import type { EnrichPorts } from '../../functions/enrich/enrich-passages.ts';
import { clientOf } from './comprehend-client.ts';
import type { FeedSettings } from './message-source.ts';
import { type LimiterKind, ModelledComprehend } from './modelled-comprehend.ts';
import { ModelledTable } from './modelled-table.ts';
import { Random } from './random.ts';
import type { EnrichSettings } from './read-enrich-settings.ts';
import { inkOf, TextCount } from './text-count.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface ServicesOptions {
  readonly limiter: LimiterKind;
  readonly settings: EnrichSettings;
  readonly seed?: number;
  /** The replacement for Comprehend in enrich. */
  readonly startEngine?: (clock: Clock) => Pick<Instance, 'detector' | 'cache'>;
}

/** The largest difference between a function's clock and the services', either way. */
const MAX_SKEW_MS = 200;

/** An instance of the function: its clock and its engine. */
export interface Instance {
  readonly clock: Clock;
  readonly detector: Detector;
  readonly cache: EnrichPorts['cache'];
}

/** The modelled services, and the instances of enrich that call them. */
export class Services {
  readonly random: Random;
  readonly clock: VirtualClock;
  readonly comprehend: ModelledComprehend;
  readonly table: ModelledTable;
  readonly count = new TextCount();
  readonly instances: readonly Instance[];
  readonly #callsPerSecond: EnrichSettings['callsPerSecond'];

  constructor({ limiter, settings, seed = 1, startEngine }: ServicesOptions) {
    this.random = new Random(seed);
    this.#callsPerSecond = settings.callsPerSecond;
    this.clock = new VirtualClock(this.random);
    this.comprehend = new ModelledComprehend(this.clock, this.random, limiter);
    this.table = new ModelledTable(this.clock, this.random, ({ text, entities, sentiment }) => {
      const analyses = [entities, sentiment].filter((analysis) => analysis !== undefined).length;
      this.count.analysed((inkOf([text]) * analyses) / 2);
    });
    this.instances = Array.from({ length: settings.maxConcurrency }, () => {
      const clock = this.#startClock();
      return { clock, ...(startEngine?.(clock) ?? this.#startComprehend(clock)) };
    });
  }

  /** The clock of an instance, off by up to that difference. */
  #startClock(): Clock {
    const skew = this.random.between(-MAX_SKEW_MS, MAX_SKEW_MS);
    return { now: () => Math.floor(this.clock.now + skew), sleep: (ms) => this.clock.sleep(ms) };
  }

  /** Wired as in the handler. */
  #startComprehend(clock: Clock): Pick<Instance, 'detector' | 'cache'> {
    const detector = new ComprehendDetector({
      client: clientOf(this.comprehend),
      callsPerSecond: this.#callsPerSecond,
      quota: this.table.quota,
      clock,
      metrics: NO_METRICS,
    });
    return { detector, cache: this.table.cache };
  }
}

/** The time that the handler reserves for the last call and for recording its answers. */
const RESERVE_MS = 30_000;

/** The latest instant, by its own clock, at which a function that starts now calls the engine. */
export const deadlineOf = (clock: Clock, { timeoutMs }: FeedSettings) => clock.now() + timeoutMs - RESERVE_MS;
