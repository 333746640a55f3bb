import { billedUnits } from '../../core/article/usage.ts';

/** What came in for one operation, second by second of the service's own time. */
export class CallMeter {
  calls = 0;
  /** Refused for its rate: by the quota, and by an injected fault. */
  throttled = 0;
  injected = 0;
  failed = 0;
  documents = 0;
  units = 0;
  /** Calls admitted in each second since `begin`. */
  readonly perSecond: number[] = [];
  readonly #begin: number;

  constructor(begin: number) {
    this.#begin = begin;
  }

  countThrottled(isInjected: boolean): void {
    this.calls++;
    if (isInjected) this.injected++;
    else this.throttled++;
  }

  countAdmitted(now: number): void {
    this.calls++;
    const second = Math.floor((now - this.#begin) / 1_000);
    this.perSecond[second] = (this.perSecond[second] ?? 0) + 1;
  }

  countFailed(): void {
    this.failed++;
  }

  /** @param chars code points of each document */
  countBilled(chars: readonly number[]): void {
    this.documents += chars.length;
    for (const each of chars) this.units += billedUnits(each);
  }

  /**
   * Calls a second in the window of so many seconds that has the fewest; one begins each second.
   *
   * @param to when the last window ends, by the service's clock
   * @returns not a number where no window fits
   */
  leastRate(to: number, window: number): number {
    const seconds = Math.floor((to - this.#begin) / 1_000);
    let sum = 0;
    let least = Number.NaN;
    for (let second = 0; second < seconds; second++) {
      sum += this.#in(second) - this.#in(second - window);
      if (second >= window - 1) least = Math.min(Number.isNaN(least) ? sum : least, sum);
    }
    return least / window;
  }

  /**
   * How long after an instant the calls of so many seconds together first were at a rate again.
   *
   * @returns seconds; infinite where they never were
   */
  secondsUntil(callsPerSecond: number, from: number, window: number): number {
    const first = Math.ceil((from - this.#begin) / 1_000);
    for (let second = first; second + window <= this.perSecond.length; second++) {
      let sum = 0;
      for (let i = 0; i < window; i++) sum += this.#in(second + i);
      if (sum / window >= callsPerSecond) return second - first;
    }
    return Number.POSITIVE_INFINITY;
  }

  #in(second: number): number {
    return this.perSecond[second] ?? 0;
  }
}
