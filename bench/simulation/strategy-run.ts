import type { CallMeter } from './call-meter.ts';
import { flatDollars, functionDollars, tieredDollars } from './list-prices.ts';
import type { MessageSource } from './message-source.ts';
import type { ModelledComprehend } from './modelled-comprehend.ts';

const MILLION = 1_000_000;
const SECONDS_PER_HOUR = 3_600;

/** What a run of one strategy came to. */
export interface StrategyRun {
  readonly name: string;
  readonly articles: number;
  /** Of both analyses: billed, and the least that the same texts can cost. */
  readonly units: number;
  readonly leastUnits: number;
  readonly calls: number;
  /** Calls refused for their rate by the quota. */
  readonly throttled: number;
  /** Of the texts' characters, white space aside, 0 … 1; the mean of both analyses. */
  readonly analysedShare: number;
  readonly hoursPerMillion: number;
  /** To Comprehend at the first tier's price, at the tiers of a month, and to Lambda for the function that calls it. */
  readonly dollarsPerMillion: { readonly flat: number; readonly tiered: number; readonly lambda: number };
  /** Messages in the dead-letter queue. */
  readonly dead: number;
}

/**
 * Adds up what the service metered.
 *
 * @param megabytes memory of the function
 */
export function summarise(
  name: string,
  comprehend: ModelledComprehend,
  queue: MessageSource<unknown>,
  { articles, leastUnits, analysedShare }: Pick<StrategyRun, 'articles' | 'leastUnits' | 'analysedShare'>,
  megabytes: number,
): StrategyRun {
  const meters = [...comprehend.meters];
  const total = (pick: (meter: CallMeter) => number) => meters.reduce((sum, meter) => sum + pick(meter), 0);
  const dollars = (price: (units: number) => number) =>
    total(({ units }) => price((units / articles) * MILLION));
  // The operation that took longest sets the pace. Seconds without a call are a few messages waiting to be delivered
  // again at the end, which a million articles would not wait for.
  const busySeconds = Math.max(
    0,
    ...meters.map(({ perSecond }) => perSecond.filter((calls) => calls > 0).length),
  );
  return {
    name,
    articles,
    leastUnits,
    analysedShare,
    units: total(({ units }) => units),
    calls: total(({ calls }) => calls),
    throttled: total(({ throttled }) => throttled),
    hoursPerMillion: (busySeconds / articles) * (MILLION / SECONDS_PER_HOUR),
    dollarsPerMillion: {
      flat: dollars(flatDollars),
      tiered: dollars(tieredDollars),
      lambda: (functionDollars(queue.invocations, queue.billedMs, megabytes) / articles) * MILLION,
    },
    dead: queue.dead,
  };
}
