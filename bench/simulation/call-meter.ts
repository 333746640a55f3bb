import { billedUnits } from '../../core/article/usage.ts';

/** The calls of one operation, per second of the service's clock. */
export class CallMeter {
  calls = 0;
  /** Throttled calls: by the quota, and by an injected fault. */
  throttled = 0;
  injected = 0;
  failed = 0;
  documents = 0;
  units = 0;
  /** Admitted calls in each second since `begin`. */
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
   * Returns the lowest rate, in calls per second, of all windows of the given length. A window begins at each second.
   *
   * @param to when the last window ends, by the service's clock
   * @returns NaN if no window fits
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
   * Returns the time from an instant until a window of the given length first has the given rate again.
   *
   * @returns seconds; infinite if that never happens
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
