import { analyseBatch, analyseSingle } from './analyse-documents.ts';
import { checkBatchSize } from './check-limits.ts';
import type { Clock } from './clock.ts';
import type { Engine } from './engine.ts';
import { rollFaults } from './inject-faults.ts';
import { Meter } from './meter.ts';
import type { Operation, OperationName } from './operations.ts';
import { parseRequest } from './parse-request.ts';
import { PerSecondLimiter, type RateLimiter, SmoothLimiter } from './rate-limiter.ts';
import { ServiceError, type ServiceErrorName } from './service-error.ts';
import type { Settings } from './settings.ts';

export interface ServicePorts {
  /** Called at the first call that needs the engine. */
  readonly loadEngine: () => Promise<Engine>;
  readonly clock: Clock;
  /** A random number, 0 … 1, end exclusive. It decides which calls get an injected fault. */
  readonly random: () => number;
  /** Called when the engine fails on a document. The client finds the document in ErrorList. */
  readonly onError: (error: unknown) => void;
}

/** The answer to a call. If `dropped`, an injected fault discards it. */
export interface Answer {
  readonly body: Record<string, unknown>;
  readonly dropped: boolean;
}

/** The service without its wire format: faults, quotas, limits, analysis and bill, in the order of a call. */
export class ComprehendService {
  readonly meter = new Meter();
  /** The settings at the start. */
  readonly initialSettings: Settings;
  readonly #ports: ServicePorts;
  readonly #limiters = new Map<OperationName, RateLimiter>();
  #settings: Settings;

  constructor(ports: ServicePorts, settings: Settings) {
    this.#ports = ports;
    this.initialSettings = settings;
    this.#settings = settings;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Takes effect at the next call. Changed quotas restart unused. */
  set settings(settings: Settings) {
    if (JSON.stringify(settings.quotas) !== JSON.stringify(this.#settings.quotas)) this.#limiters.clear();
    this.#settings = settings;
  }

  /** Resets the meter and the quotas. */
  reset(): void {
    this.meter.reset();
    this.#limiters.clear();
  }

  /**
   * Executes one call.
   *
   * @param body the request's JSON
   * @throws ServiceError for a refused call; any error of the engine
   */
  async call(operation: Operation, body: string): Promise<Answer> {
    this.meter.addCall(operation.name);
    try {
      return await this.#carryOut(operation, body);
    } catch (error) {
      const name = error instanceof ServiceError ? error.name : 'InternalServerException';
      if (isThrottle(name)) this.meter.addThrottle(operation.name);
      else this.meter.addError(operation.name, name);
      throw error;
    }
  }

  async #carryOut(operation: Operation, body: string): Promise<Answer> {
    const faults = rollFaults(this.#settings, operation.name, this.#ports.random);
    if (faults.latencyMs > 0) await this.#ports.clock.sleep(faults.latencyMs);
    if (faults.throttle || !this.#grant(operation)) {
      throw new ServiceError(this.#settings.throttleAs, 'Rate exceeded');
    }
    if (faults.fail)
      throw new ServiceError(
        'InternalServerException',
        'An internal server error occurred. Retry your request.',
      );
    const request = parseRequest(operation, body);
    checkBatchSize(operation, request.texts);
    const policy = {
      oversizedDocument: this.#settings.oversizedDocument,
      failsItem: faults.failsItem,
      itemErrorCode: this.#settings.faults.itemErrorCode,
      onError: this.#ports.onError,
    };
    const analysed = operation.batch
      ? await analyseBatch(operation, request, this.#ports.loadEngine, policy)
      : await analyseSingle(operation, request, this.#ports.loadEngine);
    this.meter.addDocuments(operation.name, analysed.billed, analysed.failed);
    if (faults.drop) this.meter.addDrop(operation.name);
    return { body: analysed.body, dropped: faults.drop };
  }

  #grant(operation: Operation): boolean {
    const { quotas } = this.#settings;
    if (!quotas.enabled) return true;
    let limiter = this.#limiters.get(operation.name);
    if (limiter === undefined) {
      const perSecond = quotas.perSecond[operation.name] ?? operation.perSecond;
      limiter =
        quotas.limiter === 'smooth'
          ? new SmoothLimiter(perSecond, quotas.burstSeconds)
          : new PerSecondLimiter(perSecond);
      this.#limiters.set(operation.name, limiter);
    }
    return limiter.take(this.#ports.clock.now());
  }
}

const isThrottle = (name: ServiceErrorName) =>
  name === 'ThrottlingException' || name === 'TooManyRequestsException';
