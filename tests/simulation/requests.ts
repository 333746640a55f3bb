import type { Chaos } from './chaos.ts';
import type { Invocation, ServiceRequest } from './invocation.ts';
import type { Scheduler } from './scheduler.ts';

/** Makes every request of every function: it takes time, and a fault may be injected into it. */
export class Requests {
  readonly #scheduler: Scheduler;
  readonly #chaos: Chaos;
  readonly #trace: (line: string) => void;
  readonly #invocations = new Set<Invocation>();
  /** The invocations that wait for no answer: their code runs. */
  readonly #busy = new Set<Invocation>();
  /** Requests so far. */
  count = 0;

  constructor(scheduler: Scheduler, chaos: Chaos, trace: (line: string) => void) {
    this.#scheduler = scheduler;
    this.#chaos = chaos;
    this.#trace = trace;
  }

  /** Whether every invocation waits for an answer. */
  get isIdle(): boolean {
    return this.#busy.size === 0;
  }

  begin(invocation: Invocation): Invocation {
    this.#invocations.add(invocation);
    this.#busy.add(invocation);
    return invocation;
  }

  end(invocation: Invocation): void {
    this.#invocations.delete(invocation);
    this.#busy.delete(invocation);
  }

  /** Makes one request to a service. */
  make(invocation: Invocation, name: string, effect: () => unknown): Promise<unknown> {
    const request: ServiceRequest = { stage: invocation.stage, name, n: this.count++ };
    invocation.waiting++;
    this.#busy.delete(invocation);
    return new Promise((resolve, reject) => {
      const attempt = (isFirst: boolean) =>
        this.#scheduler.after(this.#chaos.latencyMs(request), () => {
          if (!invocation.isAlive) return;
          if (this.#scheduler.now > invocation.deadline) return this.#kill(invocation, `${name}: timed out`);
          const fault = isFirst && invocation.stage !== 'reader' ? this.#chaos.faultOf(request) : undefined;
          this.#trace(`${invocation.stage} ${request.n} ${name} ${fault ?? ''}`);
          if (fault === 'crash-before') return this.#kill(invocation, name);
          const answer = fault === 'fail-before' ? failure(`${name} is throttled`) : outcomeOf(effect);
          if (fault === 'crash-after') return this.#kill(invocation, name);
          if (fault === 'repeat') return attempt(false);
          invocation.waiting--;
          if (invocation.waiting === 0 && this.#invocations.has(invocation)) this.#busy.add(invocation);
          const { value, error } = fault === 'fail-after' ? failure(`the answer of ${name} is lost`) : answer;
          if (error) reject(error);
          else resolve(value);
        });
      attempt(true);
    });
  }

  #kill(invocation: Invocation, where: string): void {
    this.#trace(`${invocation.stage} dies at ${where}`);
    invocation.isAlive = false;
    invocation.onDeath();
    this.end(invocation);
  }
}

interface RequestOutcome {
  readonly value?: unknown;
  readonly error?: Error;
}

function outcomeOf(effect: () => unknown): RequestOutcome {
  try {
    return { value: effect() };
  } catch (error) {
    return { error: error as Error };
  }
}

const failure = (message: string): RequestOutcome => ({
  error: Object.assign(new Error(message), { name: 'ServiceError' }),
});
