import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Rule } from '../events/rule-book.ts';
import type { Schedule } from '../events/start-schedules.ts';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import type { EventSourceDefinition } from '../queues/event-source.ts';
import type { WatchedBucket } from '../s3/open-s3.ts';

/** Everything that a template defines, as far as the host runs it. The names in it are final. */
export interface Wiring {
  readonly buckets: readonly WatchedBucket[];
  readonly queues: readonly QueueDefinition[];
  readonly tables: readonly CreateTableCommandInput[];
  readonly functions: readonly FunctionDefinition[];
  readonly eventSources: readonly EventSourceDefinition[];
  /** Names. The default bus always exists. */
  readonly buses: readonly string[];
  readonly rules: readonly Rule[];
  readonly schedules: readonly Schedule[];
  /** The template's outputs by name, with ENDPOINT in them. */
  readonly outputs: Readonly<Record<string, string>>;
}

export interface QueueDefinition {
  readonly name: string;
  /** As CreateQueue takes them. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Placeholder for the address of the gateway: its port is known only when it listens, after the wiring is built. */
export const ENDPOINT = 'http://gateway.invalid';

/** Puts the address of the gateway in place of ENDPOINT. */
export function atEndpoint(
  values: Readonly<Record<string, string>>,
  endpoint: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(value).replaceAll(ENDPOINT, endpoint)]),
  );
}
