import type { ServiceListener } from '../gateway/start-gateway.ts';
import { createNotifier } from './create-notifier.ts';
import type { BucketNotification } from './notify-queues.ts';
import { watchObjects } from './watch-objects.ts';
import type { WatchedStore } from './watched-store.ts';

/** A bucket as its template defines it. */
export interface WatchedBucket {
  readonly name: string;
  readonly isVersioned: boolean;
  readonly notifications: readonly BucketNotification[];
}

/** S3 whose buckets notify their queues. */
export interface S3 {
  readonly listener: ServiceListener;
  /** Reads and sets the disturbance of the notifications. */
  readonly control: ServiceListener;
}

/** @param send sends a message to a queue */
export function openS3(
  store: WatchedStore,
  buckets: readonly WatchedBucket[],
  nextSequencer: () => string,
  send: (queueArn: string, message: unknown) => Promise<void>,
  warn: (message: string) => void,
): S3 {
  const byName = new Map(buckets.map((bucket) => [bucket.name, bucket]));
  const { report, control } = createNotifier(byName, send, warn);
  const isVersioned = (bucket: string) => byName.get(bucket)?.isVersioned ?? false;
  return { listener: watchObjects(store, nextSequencer, isVersioned, report), control };
}
