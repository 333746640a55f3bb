import type { FunctionDefinition, InvocationResult } from './function-definition.ts';
import { FunctionProcess, type WriteLog } from './function-process.ts';
import type { RuntimeApi } from './runtime-api.ts';

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
    while (this.#warm.length === 0 && this.#all.size >= this.definition.concurrency) {
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    }
    if (this.#closed) return { kind: 'failed', error: 'the run is over' };
    const environment = this.#warm.pop() ?? this.#start();
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
