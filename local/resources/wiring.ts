import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Rule } from '../events/rule-book.ts';
import type { Schedule } from '../events/start-schedules.ts';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import type { HttpApiDefinition, HttpIntegration, HttpRoute } from '../http/http-api.ts';
import type { EventSourceDefinition } from '../queues/event-source.ts';
import type { WatchedBucket } from '../s3/open-s3.ts';
import type { HeadersPolicy, SiteContent, SiteDefinition } from '../sites/site.ts';

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
  readonly httpApis: readonly HttpApiDefinition[];
  readonly httpRoutes: readonly HttpRoute[];
  readonly httpIntegrations: readonly HttpIntegration[];
  readonly sites: readonly SiteDefinition[];
  readonly siteContents: readonly SiteContent[];
  readonly headersPolicies: readonly HeadersPolicy[];
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

/** Addresses of this run, by the text that stands for each in the wiring. */
export type Addresses = ReadonlyMap<string, string>;

/** Puts addresses in the place of what stands for them. */
export function withAddresses(
  values: Readonly<Record<string, string>>,
  addresses: Addresses,
): Record<string, string> {
  const replaced = (value: string) =>
    [...addresses].reduce((text, [placeholder, address]) => text.replaceAll(placeholder, address), value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, replaced(String(value))]));
}
