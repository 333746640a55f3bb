import type { IncomingMessage, ServerResponse } from 'node:http';
import { functionNameIn } from '../account.ts';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import type { MappedSource } from '../queues/mapped-source.ts';
import type { FunctionPool } from './function-pool.ts';

type Source = Pick<MappedSource, 'state' | 'switchTo'>;
type Pool = Pick<FunctionPool, 'invoke'>;

const MAPPING = /^\/2015-03-31\/event-source-mappings\/([^/?]+)$/;
const INVOCATION = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/;

/**
 * Lambda's API (rest-json): Invoke, GetEventSourceMapping, and UpdateEventSourceMapping of `Enabled`. Any other request
 * is rejected by name.
 *
 * https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html
 *
 * @param sources by UUID
 * @param pools by function name
 */
export function createLambdaApi(
  sources: ReadonlyMap<string, Source>,
  pools: ReadonlyMap<string, Pool>,
): ServiceListener {
  return async (request, response) => {
    const { method, url = '' } = request;
    const mapping = MAPPING.exec(url)?.[1];
    const invoked = INVOCATION.exec(url)?.[1];
    if (mapping && method === 'GET')
      return answerMapping(response, 200, decodeURIComponent(mapping), sources);
    if (mapping && method === 'PUT')
      return updateMapping(request, response, decodeURIComponent(mapping), sources);
    if (invoked && method === 'POST')
      return invoke(request, response, functionNameIn(decodeURIComponent(invoked)), pools);
    reject(
      response,
      'The local run knows Invoke, GetEventSourceMapping and UpdateEventSourceMapping of Enabled only.',
    );
  };
}

function answerMapping(
  response: ServerResponse,
  status: number,
  UUID: string,
  sources: ReadonlyMap<string, Source>,
): void {
  const source = sources.get(UUID);
  if (source) answer(response, status, { UUID, State: source.state });
  else rejectUnknown(response, `There is no event source mapping ${UUID}.`);
}

async function updateMapping(
  request: IncomingMessage,
  response: ServerResponse,
  UUID: string,
  sources: ReadonlyMap<string, Source>,
): Promise<void> {
  const [[name, value] = [], ...others] = Object.entries(await readJson(request));
  if (name !== 'Enabled' || typeof value !== 'boolean' || others.length > 0)
    return reject(response, 'The local run changes only Enabled of an event source mapping.');
  sources.get(UUID)?.switchTo(value);
  answerMapping(response, 202, UUID, sources);
}

async function invoke(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  pools: ReadonlyMap<string, Pool>,
): Promise<void> {
  const event = await readJson(request);
  const pool = pools.get(name);
  if (!pool) return rejectUnknown(response, `There is no function ${name}.`);
  if (
    ![undefined, 'RequestResponse'].includes(request.headers['x-amz-invocation-type'] as string | undefined)
  )
    return reject(response, 'The local run invokes functions only with the type RequestResponse.');
  const result = await pool.invoke(event);
  if (result.kind === 'answered') answer(response, 200, result.payload ?? null);
  else answer(response, 200, { errorMessage: result.error }, { 'x-amz-function-error': 'Unhandled' });
}

const answer = (response: ServerResponse, status: number, body: unknown, headers: object = {}) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));

const reject = (response: ServerResponse, Message: string) =>
  answer(response, 400, { Type: 'User', Message }, { 'x-amzn-errortype': 'InvalidParameterValueException' });

const rejectUnknown = (response: ServerResponse, Message: string) =>
  answer(response, 404, { Type: 'User', Message }, { 'x-amzn-errortype': 'ResourceNotFoundException' });

/** @returns an empty object for a body that is missing or is no JSON object */
async function readJson(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
