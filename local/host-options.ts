import type { ServiceListener } from './gateway/start-gateway.ts';
import type { SitePort } from './sites/listen.ts';
import type { Assembly } from './template/read-assembly.ts';

export interface HostOptions {
  readonly assembly: Assembly;
  /** The folder of buckets, tables, queues and logs. One run at a time holds it. */
  readonly dataDir: string;
  /** The port of the gateway. 0 takes any free one. */
  readonly port: number;
  /** The port of the stack's first site; any free one where it is absent. */
  readonly sitePort?: SitePort;
  /** Services that the host does not emulate itself, by the name in the scope of a signature. */
  readonly services?: ReadonlyMap<string, ServiceListener>;
  /** Requests that are answered without a signature, by path. */
  readonly paths?: ReadonlyMap<string, ServiceListener>;
  /** Receives a line for each failure, such as that of a function. */
  readonly warn: (message: string) => void;
  /** Receives each line that a function writes. Its file under `logs` gets the line too. */
  readonly onLogLine?: (functionName: string, line: string) => void;
  /** Lets a debugger attach to a function, which then has one process and no timeout. */
  readonly debug?: { readonly functionName: string; readonly port: number };
  /** Runs when every resource exists, before the first message is received. */
  readonly beforePolling?: (stack: {
    readonly url: string;
    readonly outputs: Readonly<Record<string, string>>;
  }) => Promise<void>;
}
