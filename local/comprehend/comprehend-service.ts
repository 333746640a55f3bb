import { setImmediate as giveWay } from 'node:timers/promises';
import { Offsets } from '../../core/article/offsets.ts';
import { checkBatchSize, sizeComplaint } from './check-limits.ts';
import type { Clock } from './clock.ts';
import type { Engine } from './engine.ts';
import { type CallFaults, rollFaults } from './inject-faults.ts';
import { Meter } from './meter.ts';
import type { Operation, OperationName } from './operations.ts';
import { type DetectRequest, parseRequest } from './parse-request.ts';
import { PerSecondLimiter, type RateLimiter, SmoothLimiter } from './rate-limiter.ts';
import { ServiceError } from './service-error.ts';
import type { Settings } from './settings.ts';
import { DETECT } from './shape-answer.ts';

export interface ServicePorts {
  /** Asked for at the first call that needs it. */
  loadEngine(): Promise<Engine>;
  readonly clock: Clock;
  /** 0 … 1, end exclusive: decides whom an injected fault befalls. */
  random(): number;
}

/** What a call is answered with; `dropped` where it shall not be answered after all. */
export interface Answer {
  readonly body: Record<string, unknown>;
  readonly dropped: boolean;
}

/** One document of a batch that failed by itself. */
interface ItemError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
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
      if (error instanceof ServiceError && isThrottle(error)) this.meter.addThrottle(operation.name);
      else
        this.meter.addError(
          operation.name,
          error instanceof ServiceError ? error.name : 'InternalServerException',
        );
      throw error;
    }
  }

  async #carryOut(operation: Operation, body: string): Promise<Answer> {
    const faults = rollFaults(this.#settings, operation.name, this.#ports.random);
    if (faults.latencyMs > 0) await this.#ports.clock.sleep(faults.latencyMs);
    if (faults.throttle || !this.#grant(operation))
      throw new ServiceError(this.#settings.throttleAs, 'Rate exceeded');
    if (faults.fail)
      throw new ServiceError(
        'InternalServerException',
        'An internal server error occurred. Retry your request.',
      );
    const request = parseRequest(operation, body);
    checkBatchSize(operation, request.texts);
    const answer = operation.batch
      ? await this.#answerBatch(operation, request, faults)
      : await this.#answerSingle(operation, request);
    if (faults.drop) this.meter.addDrop(operation.name);
    return { body: answer, dropped: faults.drop };
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

  async #answerSingle(
    operation: Operation,
    { texts, language }: DetectRequest,
  ): Promise<Record<string, unknown>> {
    const text = texts[0] ?? '';
    const complaint = sizeComplaint(operation, text);
    if (complaint !== undefined) throw new ServiceError('TextSizeLimitExceededException', complaint);
    const engine = await this.#ports.loadEngine();
    const refusal = languageRefusal(engine, language);
    if (refusal !== undefined) throw new ServiceError('UnsupportedLanguageException', refusal);
    const answer = await DETECT[operation.kind](engine, text);
    this.meter.addDocuments(operation.name, [codePointsOf(text)], 0);
    return answer;
  }

  async #answerBatch(
    operation: Operation,
    { texts, language }: DetectRequest,
    faults: CallFaults,
  ): Promise<Record<string, unknown>> {
    const complaints = texts.map((text) => sizeComplaint(operation, text));
    const first = complaints.find((complaint) => complaint !== undefined);
    if (first !== undefined && this.#settings.oversizedDocument === 'call') {
      throw new ServiceError('TextSizeLimitExceededException', first);
    }
    const { itemErrorCode } = this.#settings.faults;
    const engine = await this.#ports.loadEngine();
    const refusal = languageRefusal(engine, language);
    const results: Record<string, unknown>[] = [];
    const errors: Record<string, unknown>[] = [];
    const billed: number[] = [];
    for (const [index, text] of texts.entries()) {
      const error = itemError(complaints[index], refusal, faults.failsItem(index), itemErrorCode);
      if (error !== undefined) {
        errors.push({ Index: index, ...error });
        continue;
      }
      // The engine is synchronous: other calls have their turn between two documents.
      if (results.length > 0) await giveWay();
      results.push({ Index: index, ...(await DETECT[operation.kind](engine, text)) });
      billed.push(codePointsOf(text));
    }
    this.meter.addDocuments(operation.name, billed, errors.length);
    return { ResultList: results, ErrorList: errors };
  }
}

const isThrottle = (error: ServiceError) =>
  error.name === 'ThrottlingException' || error.name === 'TooManyRequestsException';

const codePointsOf = (text: string) => new Offsets(text).codePoints;

/**
 * What the service speaks and the engine does not. An empty answer would read as "nothing in it".
 *
 * @returns the message for the client, undefined where the engine speaks the language or needs none
 */
function languageRefusal(engine: Engine, language: string | undefined): string | undefined {
  if (language === undefined || engine.languages.includes(language)) return undefined;
  return `The embedded analyser behind this local endpoint speaks ${engine.languages.join(', ')} only, not ${language}. Amazon Comprehend itself analyses ${language}.`;
}

function itemError(
  complaint: string | undefined,
  refusal: string | undefined,
  injected: boolean,
  injectedCode: string,
): ItemError | undefined {
  if (complaint !== undefined)
    return { ErrorCode: 'TextSizeLimitExceededException', ErrorMessage: complaint };
  if (refusal !== undefined) return { ErrorCode: 'UnsupportedLanguageException', ErrorMessage: refusal };
  if (injected)
    return { ErrorCode: injectedCode, ErrorMessage: 'Injected by the settings of this local endpoint.' };
  return undefined;
}
