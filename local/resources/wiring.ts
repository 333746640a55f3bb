import type { FunctionDefinition } from '../functions/function-definition.ts';
import type { EventSourceDefinition } from '../queues/event-source.ts';
import type { BucketNotification } from '../s3/notify-queues.ts';

/** What a template asks the host to run, once its resources are made. */
export interface Wiring {
  readonly buckets: Map<
    string,
    { readonly isVersioned: boolean; readonly notifications: readonly BucketNotification[] }
  >;
  readonly functions: Map<string, FunctionDefinition>;
  readonly eventSources: {
    /** What `Ref` answers: the UUID, on AWS. */
    readonly id: string;
    readonly functionName: string;
    readonly isEnabled: boolean;
    readonly source: EventSourceDefinition;
  }[];
  readonly buses: Set<string>;
  readonly rules: {
    readonly bus: string;
    readonly pattern: unknown;
    readonly targetArns: readonly string[];
  }[];
  readonly schedules: {
    readonly ruleArn: string;
    readonly everyMs: number;
    readonly targetArns: readonly string[];
  }[];
}
