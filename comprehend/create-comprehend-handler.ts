import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { ComprehendService } from './comprehend-service.ts';
import { CONTROL_PATH, control, ENGINE_PATH } from './control.ts';
import type { Engine, EngineName } from './engine.ts';
import { describeEmbeddedEngine, loadEmbeddedEngine } from './load-embedded-engine.ts';
import { type Operation, operationOf } from './operations.ts';
import { readBody } from './read-body.ts';
import { ServiceError } from './service-error.ts';
import { parseSettings, type SettingsChange } from './settings.ts';

export interface ComprehendOptions {
  /** Settings at the start. Default: the service's own behaviour, with quotas and without faults. */
  readonly settings?: SettingsChange;
  /** Loads the engine that answers. Default: @copydesk/analyser. */
  readonly loadEngine?: () => Promise<Engine>;
  /** Names that engine, as records do. Default: `embedded`, or `custom` with `loadEngine`, and its version. */
  readonly describeEngine?: () => Promise<EngineName>;
  readonly clock?: Clock;
  /** A random number, 0 … 1, end exclusive. It decides which calls get an injected fault. Default: Math.random. */
  readonly random?: () => number;
  /** Called with an internal error. The client receives InternalServerException only. Default: standard error. */
  readonly onError?: (error: unknown) => void;
}

/** More than the largest allowed body: 25 × 5,000 bytes, each written as a six-byte escape. */
const MAX_BODY_BYTES = 2_000_000;

/**
 * Makes a handler for any HTTP server that speaks Amazon Comprehend's synchronous operations (awsJson1_1: `POST /`, the
 * operation in X-Amz-Target). Signatures are not checked. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 *
 * @throws SettingsError for unknown settings or values that are not allowed
 */
export function createComprehendHandler(
  options: ComprehendOptions = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  const { clock = SYSTEM_CLOCK, random = Math.random, onError = console.error } = options;
  const ports = { loadEngine: once(options.loadEngine ?? loadEmbeddedEngine), clock, random, onError };
  const service = new ComprehendService(ports, parseSettings(options.settings ?? {}));

  const describeOther = async () => ({ name: 'custom', version: (await ports.loadEngine()).version });
  const describe = options.describeEngine ?? (options.loadEngine ? describeOther : describeEmbeddedEngine);

  return (request, response) => {
    answer({ service, describe, onError }, request, response).catch((error) => {
      // The client went away while its request was read or answered.
      if (!request.destroyed && !response.destroyed) onError(error);
      response.destroy();
    });
  };
}

interface Behind {
  readonly service: ComprehendService;
  readonly describe: () => Promise<EngineName>;
  readonly onError: (error: unknown) => void;
}

async function answer(
  { service, describe, onError }: Behind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  const path = (request.url ?? '/').split('?', 1)[0];
  if (path === CONTROL_PATH) {
    const reply = control(service, request.method ?? 'GET', body ?? '');
    return send(response, reply.status, 'application/json', reply.body);
  }
  if (path === ENGINE_PATH && request.method === 'GET')
    return send(response, 200, 'application/json', { ...(await describe()) });
  response.setHeader('x-amzn-RequestId', randomUUID());
  try {
    const operation = findOperation(request, path);
    if (body === undefined)
      throw new ServiceError('RequestEntityTooLargeException', 'Request entity too large');
    const answered = await service.call(operation, body);
    if (answered.dropped) response.destroy();
    else send(response, 200, 'application/x-amz-json-1.1', answered.body);
  } catch (thrown) {
    const error = thrown instanceof ServiceError ? thrown : internalError(thrown, onError);
    response.setHeader('x-amzn-ErrorType', error.name);
    send(response, error.status, 'application/x-amz-json-1.1', error.toWire());
  }
}

/** @throws ServiceError for a request that calls no supported operation */
function findOperation(request: IncomingMessage, path: string | undefined): Operation {
  const target = String(request.headers['x-amz-target'] ?? '');
  const operation = request.method === 'POST' && path === '/' ? operationOf(target) : undefined;
  if (operation !== undefined) return operation;
  throw new ServiceError(
    'UnknownOperationException',
    `This local endpoint does not support ${target || `${request.method} ${path} without X-Amz-Target`}. It supports Detect and BatchDetect of Entities, Sentiment, DominantLanguage, KeyPhrases and TargetedSentiment, as POST /.`,
  );
}

function internalError(thrown: unknown, onError: (error: unknown) => void): ServiceError {
  onError(thrown);
  return new ServiceError(
    'InternalServerException',
    `The local endpoint failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  );
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Record<string, unknown>,
): void {
  const json = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': contentType, 'content-length': json.length });
  response.end(json);
}

/** Calls `load` once for all callers. After a failure the next call tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
