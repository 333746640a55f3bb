import type { BundleMessage } from '@copydesk/core/article/messages';
import type { BusEvent } from '@copydesk/core/runtime/event-bus';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { S3Objects } from '@copydesk/core/runtime/s3-objects';
import type { BundleStore } from '@copydesk/core/store/bundle-store';
import type { SlicePorts } from './read-slice.ts';

/** The services that unbundle reads from and writes to. */
export interface UnbundlePorts extends SlicePorts {
  readonly store: Pick<BundleStore, 'read' | 'claim' | 'readSlices' | 'putSlice' | 'finish'>;
  readonly bundles: Pick<S3Objects, 'describe' | 'openVersion'>;
  readonly queue: {
    send(messages: readonly BundleMessage[], options?: { readonly delaySeconds?: number }): Promise<void>;
  };
  readonly events: { emit(event: BusEvent): Promise<void> };
  readonly log: Log;
  readonly metrics: Metrics;
  /** No invocation lives longer. */
  readonly invocationLifetimeSeconds: number;
  now(): Date;
}
