import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InvocationResult } from '../../../local/functions/function-definition.ts';
import { FunctionPool } from '../../../local/functions/function-pool.ts';

const CORES = availableParallelism();
const PATIENCE_MS = 5_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** An environment whose invocations the test ends. */
class Environment {
  readonly events: unknown[] = [];
  readonly #onExit: () => void;
  #settle: ((result: InvocationResult) => void) | undefined;

  constructor(onExit: () => void) {
    this.#onExit = onExit;
  }
  get isBusy() {
    return this.#settle !== undefined;
  }
  invoke(event: string): Promise<InvocationResult> {
    this.events.push(JSON.parse(event));
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }
  async answer(payload: unknown = null): Promise<void> {
    this.#finish({ kind: 'answered', payload });
    await settled();
  }
  /** Its invocation fails, and the pool hears of its exit, as with a process that is gone. */
  async die(): Promise<void> {
    this.#exit();
    await settled();
  }
  async end(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 100));
    this.#exit();
  }
  #exit(): void {
    this.#finish({ kind: 'failed', error: 'it died' });
    this.#onExit();
  }
  #finish(result: InvocationResult): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(result);
  }
}

const settled = () => vi.advanceTimersByTimeAsync(0);

function makePool(concurrency: number) {
  const started: Environment[] = [];
  const pool = new FunctionPool(concurrency, (onExit) => {
    const environment = new Environment(onExit);
    started.push(environment);
    return environment;
  });
  const results: InvocationResult[] = [];
  return {
    pool,
    started,
    results,
    async invoke(...events: unknown[]): Promise<void> {
      for (const event of events) void pool.invoke(event).then((result) => results.push(result));
      await settled();
    },
    busy: () => started.filter(({ isBusy }) => isBusy),
    handled: () => started.flatMap(({ events }) => events),
  };
}
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('a pool of environments', () => {
  test('starts one for each core at once, and returns the answers', async () => {
    const { started, results, invoke } = makePool(CORES + 10);
    await invoke(...numbers(CORES));
    expect(started.map(({ events }) => events)).toEqual(numbers(CORES).map((i) => [i]));
    await started[0]?.answer('done');
    expect(results).toEqual([{ kind: 'answered', payload: 'done' }]);
  });

  test('uses a warm one again', async () => {
    const { started, invoke } = makePool(10);
    for (const i of numbers(3)) {
      await invoke(i);
      await started[0]?.answer();
    }
    expect(started.map(({ events }) => events)).toEqual([[0, 1, 2]]);
  });

  test('a prewarmed environment gets the first event', async () => {
    const { pool, started, invoke } = makePool(10);
    pool.prewarm();
    pool.prewarm();
    expect(started).toHaveLength(1);
    await invoke('first');
    expect(started.map(({ events }) => events)).toEqual([['first']]);
  });

  test('the first free environment gets the event that has waited longest', async () => {
    const { started, invoke } = makePool(CORES);
    await invoke(...numbers(CORES), 'a', 'b');
    await started[CORES - 1]?.answer();
    expect(started[CORES - 1]?.events.at(-1)).toBe('a');
    await started[CORES - 1]?.answer();
    expect(started[CORES - 1]?.events.at(-1)).toBe('b');
    expect(started).toHaveLength(CORES);
  });

  test('starts one more than there are cores after an event has waited too long, and the next after the same wait', async () => {
    const { started, handled, invoke } = makePool(CORES + 10);
    await invoke(...numbers(CORES), 'a', 'b');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(started).toHaveLength(CORES);
    await vi.advanceTimersByTimeAsync(1);
    expect(handled()).toEqual([...numbers(CORES), 'a']);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(started).toHaveLength(CORES + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(handled()).toEqual([...numbers(CORES), 'a', 'b']);
  });

  test('starts no more while one comes free from time to time, however long an event has waited', async () => {
    const { started, invoke } = makePool(CORES + 10);
    await invoke(...numbers(CORES + 5));
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
      await started[0]?.answer();
    }
    expect(started).toHaveLength(CORES);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(started).toHaveLength(CORES + 1);
  });

  test('starts no more for an event that did not wait too long', async () => {
    const { started, invoke } = makePool(CORES + 10);
    await invoke(...numbers(CORES), 'a');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    await started[0]?.answer();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS * 10);
    expect(started).toHaveLength(CORES);
  });

  test.each([1, CORES, CORES + 1])('never exceeds its concurrency of %i', async (concurrency) => {
    const { started, busy, invoke, handled } = makePool(concurrency);
    await invoke(...numbers(concurrency + 3));
    await vi.advanceTimersByTimeAsync(PATIENCE_MS * 20);
    expect(busy()).toHaveLength(concurrency);
    for (let i = 0; i < 3; i++) await busy()[0]?.answer();
    expect(started).toHaveLength(concurrency);
    expect(handled()).toHaveLength(concurrency + 3);
  });

  test('fails the invocation of one that died, and starts another for the next event', async () => {
    const { started, results, invoke } = makePool(1);
    await invoke('first', 'second');
    await started[0]?.die();
    expect(results).toEqual([{ kind: 'failed', error: 'it died' }]);
    expect(started.map(({ events }) => events)).toEqual([['first'], ['second']]);
  });

  test('sends no event to one that died while it was warm', async () => {
    const { started, invoke } = makePool(10);
    await invoke('first');
    await started[0]?.answer();
    await started[0]?.die();
    await invoke('second');
    expect(started.map(({ events }) => events)).toEqual([['first'], ['second']]);
  });

  test('handles each event once, in any order of events, answers, deaths and waits', async () => {
    const step = fc.constantFrom('invoke', 'answer', 'die', 'wait');
    const run = fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(step),
      async (concurrency, steps) => {
        const { results, busy, handled, invoke } = makePool(concurrency);
        let events = 0;
        for (const what of steps) {
          if (what === 'invoke') await invoke(events++);
          else if (what === 'answer') await busy()[0]?.answer();
          else if (what === 'die') await busy().at(-1)?.die();
          else await vi.advanceTimersByTimeAsync(PATIENCE_MS);
          expect(busy().length).toBeLessThanOrEqual(concurrency);
        }
        while (busy().length > 0) await busy()[0]?.answer();
        expect(results).toHaveLength(events);
        expect(handled().toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(events));
      },
    );
    await fc.assert(run);
  });

  test('is closed when all are gone; running, waiting and later invocations fail', async () => {
    const { pool, started, results, invoke } = makePool(2);
    await invoke('a', 'b', 'waiting');
    let isClosed = false;
    void pool.close().then(() => {
      isClosed = true;
    });
    await settled();
    expect([isClosed, results]).toEqual([false, [{ kind: 'failed', error: 'the run is over' }]]);
    await vi.advanceTimersByTimeAsync(100);
    expect(isClosed).toBe(true);
    await invoke('later');
    expect(results.map(({ kind }) => kind)).toEqual(Array(4).fill('failed'));
    expect(started).toHaveLength(2);
  });
});
