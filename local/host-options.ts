import type { ServiceListener } from './gateway/start-gateway.ts';
import type { Assembly } from './template/read-assembly.ts';

export interface HostOptions {
  readonly assembly: Assembly;
  /** Where buckets, tables, queues and logs are kept. */
  readonly dataDir: string;
  /** Of the gateway; 0 takes any free one. */
  readonly port: number;
  /** Services that the host does not play itself, by the name in the scope of a signature. */
  readonly services?: ReadonlyMap<string, ServiceListener>;
  /** Told of a function that failed, a line at a time. */
  readonly warn: (message: string) => void;
}
