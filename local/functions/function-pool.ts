import { availableParallelism } from 'node:os';
import type { InvocationResult } from './function-definition.ts';
import type { FunctionProcess } from './function-process.ts';

/** Up to this number, a function gets an environment at once. */
const CORES = availableParallelism();
/** More environments than cores help only if all wait for something. One more starts when none came free for this long. */
const PATIENCE_MS = 5_000;

/** Starts an execution environment. `onExit` is called when its process has ended. */
export type StartEnvironment = (onExit: () => void) => Environment;
type Environment = Pick<FunctionProcess, 'invoke' | 'end'>;

/** The execution environments of one function. A warm one is used again. If none is free, a cold one starts, up to
 * the concurrency. */
export class FunctionPool {
  readonly #concurrency: number;
  readonly #startEnvironment: StartEnvironment;
  readonly #all = new Set<Environment>();
  readonly #warm: Environment[] = [];
  readonly #queue: (() => void)[] = [];
  /** The time when an environment last started or came free. */
  #movedAt = 0;
  #closed = false;

  /** @param concurrency the most environments at a time */
  constructor(concurrency: number, start: StartEnvironment) {
    this.#concurrency = concurrency;
    this.#startEnvironment = start;
  }

  /** Waits for a free environment, then for the answer of the function. */
  async invoke(event: unknown): Promise<InvocationResult> {
    const environment = await this.#take();
    if (!environment) return { kind: 'failed', error: 'the run is over' };
    const result = await environment.invoke(JSON.stringify(event));
    if (this.#all.has(environment)) this.#warm.push(environment);
    this.#movedAt = Date.now();
    this.#queue.shift()?.();
    return result;
  }

  /** Starts a process before the first event. */
  prewarm(): void {
    if (this.#all.size === 0) this.#warm.push(this.#start());
  }

  /** Ends every environment, busy or not, and waits until all are gone. Later invocations fail. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const resolve of this.#queue.splice(0)) resolve();
    await Promise.all([...this.#all].map((environment) => environment.end()));
  }

  /** @returns undefined after the end of the run */
  async #take(): Promise<Environment | undefined> {
    const came = Date.now();
    while (!this.#closed) {
      const warm = this.#warm.pop();
      if (warm) return warm;
      const mayStart = this.#all.size < this.#concurrency;
      const patience = Math.max(came, this.#movedAt) + PATIENCE_MS - Date.now();
      if (mayStart && (this.#all.size < CORES || patience <= 0)) return this.#start();
      await this.#untilOneIsFree(mayStart ? patience : undefined);
    }
    return undefined;
  }

  #untilOneIsFree(atMostMs: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = atMostMs !== undefined && setTimeout(() => proceed(), atMostMs);
      const proceed = () => {
        if (timer) clearTimeout(timer);
        const index = this.#queue.indexOf(proceed);
        if (index >= 0) this.#queue.splice(index, 1);
        resolve();
      };
      this.#queue.push(proceed);
    });
  }

  #start(): Environment {
    const environment = this.#startEnvironment(() => {
      this.#all.delete(environment);
      const index = this.#warm.indexOf(environment);
      if (index >= 0) this.#warm.splice(index, 1);
    });
    this.#all.add(environment);
    this.#movedAt = Date.now();
    return environment;
  }
}
