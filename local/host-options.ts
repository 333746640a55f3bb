import type { ServiceListener } from './gateway/start-gateway.ts';
import type { Assembly } from './template/read-assembly.ts';

export interface HostOptions {
  readonly assembly: Assembly;
  /** Where buckets, tables, queues and logs are kept. One run at a time holds it. */
  readonly dataDir: string;
  /** Of the gateway; 0 takes any free one. */
  readonly port: number;
  /** Services that the host does not play itself, by the name in the scope of a signature. */
  readonly services?: ReadonlyMap<string, ServiceListener>;
  /** What is answered without a signature, by path. */
  readonly paths?: ReadonlyMap<string, ServiceListener>;
  /** Told of a function that failed, a line at a time. */
  readonly warn: (message: string) => void;
  /** Given each line that a function writes, besides its file under `logs`. */
  readonly onLogLine?: (functionName: string, line: string) => void;
  /** Lets a debugger attach to a function: one process at a time, and none of its limits of time. */
  readonly debug?: { readonly functionName: string; readonly port: number };
  /** Done when every resource stands and before the first message is received. */
  readonly beforePolling?: (stack: {
    readonly url: string;
    readonly outputs: Readonly<Record<string, string>>;
  }) => Promise<void>;
}
