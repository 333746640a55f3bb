import type { CallMeter } from './call-meter.ts';
import { flatDollars, functionDollars, tieredDollars } from './list-prices.ts';
import type { MessageSource } from './message-source.ts';
import type { ModelledComprehend } from './modelled-comprehend.ts';

const MILLION = 1_000_000;
const SECONDS_PER_HOUR = 3_600;

/** The result of a run of one strategy. */
export interface StrategyRun {
  readonly name: string;
  readonly articles: number;
  /** Units of both analyses: billed, and the minimum for the same texts. */
  readonly units: number;
  readonly leastUnits: number;
  readonly calls: number;
  /** Calls throttled by the quota. */
  readonly throttled: number;
  /** The analysed share of the texts' characters without white space, 0 … 1; the mean of both analyses. */
  readonly analysedShare: number;
  readonly hoursPerMillion: number;
  /** Dollars for Comprehend at the first tier's price, at a month's tiers, and for Lambda. */
  readonly dollarsPerMillion: { readonly flat: number; readonly tiered: number; readonly lambda: number };
  /** Messages in the dead-letter queue. */
  readonly dead: number;
}

/**
 * Sums up the service's meters.
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
  // The slowest operation sets the pace. Seconds without a call are left out: at the end a few messages wait for their
  // redelivery, which does not matter for a million articles.
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
