import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../account.ts';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import type { Target } from './target-of.ts';

/** A rule of the template, with its targets connected. */
export interface EventRule {
  readonly bus: string;
  readonly matches: (event: unknown) => boolean;
  readonly targets: readonly Target[];
}

interface Entry {
  readonly EventBusName?: string;
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Resources?: readonly string[];
  readonly Time?: number;
}

/** The limit of one call. */
const MAX_ENTRIES = 10;

/** EventBridge's PutEvents (awsJson1_1). It sends an event to the targets of matching rules, and each event to the log. */
export function createEventBridge(
  rules: readonly EventRule[],
  buses: readonly string[],
  log: (event: unknown) => void,
): ServiceListener {
  const put = async (entry: Entry) => {
    const bus = (entry.EventBusName ?? 'default').split('/').at(-1) as string;
    const error = errorOf(entry);
    if (error) return error;
    if (!buses.includes(bus))
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: ACCOUNT,
      time: new Date(entry.Time ? entry.Time * 1000 : Date.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: REGION,
      resources: entry.Resources ?? [],
      detail: JSON.parse(entry.Detail as string) as unknown,
    };
    log({ bus, ...event });
    const matching = rules.filter((rule) => rule.bus === bus && rule.matches(event));
    await Promise.all(matching.flatMap(({ targets }) => targets.map((target) => target(event))));
    return { EventId: event.id };
  };

  return async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.headers['x-amz-target'] !== 'AWSEvents.PutEvents') {
        return answer(400, {
          __type: 'UnknownOperationException',
          message: 'The local run knows PutEvents only.',
        });
      }
      const { Entries = [] } = JSON.parse(Buffer.concat(chunks).toString()) as { Entries?: Entry[] };
      if (Entries.length === 0 || Entries.length > MAX_ENTRIES) {
        return answer(400, {
          __type: 'ValidationException',
          message: `Entries holds 1 to ${MAX_ENTRIES} events, not ${Entries.length}.`,
        });
      }
      const results = await Promise.all(Entries.map(put));
      const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
      return answer(200, { FailedEntryCount, Entries: results });
    } catch (error) {
      return answer(500, { __type: 'InternalException', message: String(error) });
    }
  };
}

function errorOf({ Source, DetailType, Detail }: Entry) {
  if (!Source || !DetailType || !Detail)
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source, DetailType and Detail are required.' };
  try {
    const detail: unknown = JSON.parse(Detail);
    if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return undefined;
  } catch {
    // The error is returned below.
  }
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}
