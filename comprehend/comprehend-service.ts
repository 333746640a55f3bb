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
  /** Asked for at the first call that needs it. */
  readonly loadEngine: () => Promise<Engine>;
  readonly clock: Clock;
  /** 0 … 1, end exclusive: decides whom an injected fault befalls. */
  readonly random: () => number;
  /** Told of a document that the engine failed on; the client hears of it in ErrorList. */
  readonly onError: (error: unknown) => void;
}

/** What a call is answered with; `dropped` where it shall not be answered after all. */
export interface Answer {
  readonly body: Record<string, unknown>;
  readonly dropped: boolean;
}

/** The service behind the wire: quotas, faults, limits, analysis, bill, in the order in which a call meets them. */
export class ComprehendService {
  readonly meter = new Meter();
  /** What the service was started with. */
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

  /** Takes effect with the next call. Changed quotas begin anew, with nothing used up. */
  set settings(settings: Settings) {
    if (JSON.stringify(settings.quotas) !== JSON.stringify(this.#settings.quotas)) this.#limiters.clear();
    this.#settings = settings;
  }

  /** The meter at nothing, the quotas unused. */
  reset(): void {
    this.meter.reset();
    this.#limiters.clear();
  }

  /**
   * Carries out one call.
   *
   * @param body the request's JSON
   * @throws ServiceError for a call that is refused, and whatever the engine throws
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
