import type { Clock } from '../../core/runtime/clock.ts';

/** A clock that advances only when all code under test sleeps on it. */
export class VirtualTime implements Clock {
  #now = Date.parse('2026-11-24T09:00:00.000Z');
  #waiting: { readonly due: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  async sleep(ms: number): Promise<void> {
    await new Promise<void>((wake) => {
      this.#waiting.push({ due: this.#now + Math.max(0, ms), wake });
    });
  }

  /** A clock that is ahead of this one by `ms` milliseconds. */
  skewed(ms: number): Clock {
    return { now: () => this.now() + ms, sleep: (pause) => this.sleep(pause) };
  }

  /** Advances time until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    void work.then(
      () => (isDone = true),
      () => (isDone = true),
    );
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (isDone) return work;
      this.#waiting.sort((a, b) => a.due - b.due);
      const next = this.#waiting.shift();
      if (!next) throw new Error('The work waits for something other than this clock');
      this.#now = Math.max(this.#now, next.due);
      next.wake();
    }
  }
}
