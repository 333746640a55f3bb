import { randomUUID } from 'node:crypto';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import { matchPattern } from './match-pattern.ts';

/** A rule of the template: what it matches, and who is told. */
export interface EventRule {
  readonly bus: string;
  readonly pattern: unknown;
  readonly targets: readonly ((event: unknown) => Promise<void>)[];
}

interface Entry {
  readonly EventBusName?: string;
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Resources?: readonly string[];
}

/** EventBridge's PutEvents (awsJson1_1): events go to the targets of matching rules, and to the log. */
export function createEventBridge(
  rules: readonly EventRule[],
  buses: ReadonlySet<string>,
  account: { readonly id: string; readonly region: string },
  log: (event: unknown) => void,
): ServiceListener {
  const put = async (entry: Entry) => {
    const bus = (entry.EventBusName ?? 'default').split('/').at(-1) as string;
    if (!entry.Source || !entry.DetailType || !entry.Detail) {
      return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source, DetailType and Detail are required.' };
    }
    if (!buses.has(bus))
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: account.id,
      time: new Date().toISOString(),
      region: account.region,
      resources: entry.Resources ?? [],
      detail: JSON.parse(entry.Detail) as unknown,
    };
    log({ bus, ...event });
    const matching = rules.filter((rule) => rule.bus === bus && matchPattern(rule.pattern, event));
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
      const { Entries } = JSON.parse(Buffer.concat(chunks).toString()) as { Entries: Entry[] };
      const results = await Promise.all(Entries.map(put));
      return answer(200, {
        FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
        Entries: results,
      });
    } catch (error) {
      return answer(500, { __type: 'InternalException', message: String(error) });
    }
  };
}
