import { availableParallelism } from 'node:os';
import type { FunctionDefinition, InvocationResult } from './function-definition.ts';
import { FunctionProcess, type WriteLog } from './function-process.ts';
import type { RuntimeApi } from './runtime-api.ts';

/** So many environments of a function are started without a thought. */
const CORES = availableParallelism();
/** More of them only take each other's turns, unless all wait for something: then one more is started after so long. */
const PATIENCE_MS = 5_000;

/** The execution environments of one function: warm ones are used again, and cold ones started up to its concurrency. */
export class FunctionPool {
  readonly definition: FunctionDefinition;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #api: RuntimeApi;
  readonly #log: WriteLog;
  readonly #all = new Set<FunctionProcess>();
  readonly #warm: FunctionProcess[] = [];
  readonly #queue: (() => void)[] = [];
  readonly #debugPort: number | undefined;
  #closed = false;

  /** @param debugPort where a debugger attaches: then one process at a time, and no limits of time */
  constructor(
    definition: FunctionDefinition,
    environment: Readonly<Record<string, string>>,
    api: RuntimeApi,
    log: WriteLog,
    debugPort?: number,
  ) {
    this.definition = debugPort === undefined ? definition : { ...definition, concurrency: 1 };
    this.#debugPort = debugPort;
    this.#environment = environment;
    this.#api = api;
    this.#log = log;
  }

  /** Waits for a free environment, and for the answer of the function. */
  async invoke(event: unknown): Promise<InvocationResult> {
    const environment = await this.#take();
    if (!environment) return { kind: 'failed', error: 'the run is over' };
    const result = await environment.invoke(JSON.stringify(event));
    if (this.#all.has(environment)) this.#warm.push(environment);
    this.#queue.shift()?.();
    return result;
  }

  /** Starts a process before the first event needs it. */
  prewarm(): void {
    if (this.#all.size === 0) this.#warm.push(this.#start());
  }

  close(): void {
    this.#closed = true;
    for (const environment of this.#all) environment.kill();
    for (const resolve of this.#queue.splice(0)) resolve();
  }

  /** @returns undefined when the run is over */
  async #take(): Promise<FunctionProcess | undefined> {
    const patientUntil = Date.now() + PATIENCE_MS;
    while (!this.#closed) {
      const warm = this.#warm.pop();
      if (warm) return warm;
      const mayStart = this.#all.size < this.definition.concurrency;
      const patience = patientUntil - Date.now();
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

  #start(): FunctionProcess {
    const environment: FunctionProcess = new FunctionProcess(
      this.definition,
      this.#environment,
      this.#api,
      this.#log,
      () => {
        this.#all.delete(environment);
        const index = this.#warm.indexOf(environment);
        if (index >= 0) this.#warm.splice(index, 1);
        this.#queue.shift()?.();
      },
      this.#debugPort,
    );
    this.#all.add(environment);
    return environment;
  }
}
