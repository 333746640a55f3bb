import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../account.ts';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { RuleBook } from './rule-book.ts';
import { createRulesApi, RequestError } from './rules-api.ts';
import type { Target } from './target-of.ts';

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

/**
 * EventBridge (awsJson1_1): events, rules and targets. It sends an event to the targets of matching rules, and each event to the log.
 *
 * @param targetOf throws for an ARN that no event can be sent to
 */
export function createEventBridge(
  book: RuleBook,
  buses: readonly string[],
  targetOf: (arn: string) => Target,
  log: (event: unknown) => void,
  warn: (message: string) => void,
): ServiceListener {
  /** On AWS a target that is gone fails neither the publisher nor the other targets. */
  const deliver = async (arn: string, event: unknown) => {
    try {
      await targetOf(arn)(event);
    } catch (error) {
      if (!isGone(error)) throw error;
      warn(`An event is dropped, because its target ${arn} does not exist: ${(error as Error).message}`);
    }
  };
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
    await Promise.all(book.targetsFor(bus, event).map(({ Arn }) => deliver(Arn, event)));
    return { EventId: event.id };
  };
  const putEvents = async ({ Entries = [] }: { Entries?: Entry[] }) => {
    if (Entries.length === 0 || Entries.length > MAX_ENTRIES)
      throw new RequestError(
        'ValidationException',
        `Entries holds 1 to ${MAX_ENTRIES} events, not ${Entries.length}.`,
      );
    const results = await Promise.all(Entries.map(put));
    return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
  };
  const operations = new Map<string, (input: object) => object | Promise<object>>([
    ...createRulesApi(book, buses, (arn) => void targetOf(arn)),
    ['PutEvents', putEvents],
  ]);

  return async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const name = String(request.headers['x-amz-target']).replace(/^AWSEvents\./, '');
      const operation = operations.get(name);
      if (!operation)
        throw new RequestError(
          'UnknownOperationException',
          `The local run knows ${[...operations.keys()].join(', ')}, not ${name}.`,
        );
      return answer(200, await operation(JSON.parse(Buffer.concat(chunks).toString() || '{}')));
    } catch (error) {
      if (error instanceof RequestError) return answer(400, { __type: error.type, message: error.message });
      return answer(500, { __type: 'InternalException', message: String(error) });
    }
  };
}

/** A queue that was deleted, or a function that the template no longer has. */
const isGone = (error: unknown) =>
  error instanceof UnsupportedTemplateError ||
  /NonExistentQueue|QueueDoesNotExist/.test(String((error as Error).name));

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
