import type { IncomingMessage } from 'node:http';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import type { EventSource } from '../queues/event-source.ts';

type Source = Pick<EventSource, 'state' | 'enable' | 'disable'>;

const MAPPING = /^\/2015-03-31\/event-source-mappings\/([^/?]+)$/;

/**
 * Lambda's API (rest-json), as far as it opens and closes event source mappings: GetEventSourceMapping, and
 * UpdateEventSourceMapping of `Enabled`. What else an update asks for is refused by name. A mapping is as the template
 * says again at the next start.
 *
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
 *
 * @param sources by UUID
 */
export function createLambdaApi(sources: ReadonlyMap<string, Source>): ServiceListener {
  return async (request, response) => {
    const answer = (status: number, body: object, error?: string) =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          ...(error && { 'x-amzn-errortype': error }),
        })
        .end(JSON.stringify(body));
    const refuse = (status: number, error: string, Message: string) =>
      answer(status, { Type: 'User', Message }, error);
    const UUID = decodeURIComponent(MAPPING.exec(request.url ?? '')?.[1] ?? '');
    if (!UUID || (request.method !== 'GET' && request.method !== 'PUT'))
      return refuse(
        400,
        'InvalidParameterValueException',
        'The local run knows GetEventSourceMapping and UpdateEventSourceMapping only.',
      );
    const source = sources.get(UUID);
    if (!source) return refuse(404, 'ResourceNotFoundException', `There is no event source mapping ${UUID}.`);
    if (request.method === 'GET') return answer(200, { UUID, State: source.state });
    const change = await readChange(request);
    if (change === undefined)
      return refuse(400, 'InvalidParameterValueException', 'The local run changes Enabled alone.');
    if (change.Enabled) source.enable();
    else source.disable();
    return answer(202, { UUID, State: source.state });
  };
}

/** @returns undefined for an update that asks for anything but to be enabled or not */
async function readChange(request: IncomingMessage): Promise<{ readonly Enabled: boolean } | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const change: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const [[name, value] = [], ...others] = Object.entries(change as object);
    if (name === 'Enabled' && typeof value === 'boolean' && others.length === 0) return { Enabled: value };
  } catch {
    // No JSON asks for nothing that is known.
  }
  return undefined;
}
