import type { ObjectChange } from './object-change.ts';

/** A queue that receives the changes of a bucket's objects. */
export interface BucketNotification {
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete` … */
  readonly event: string;
  readonly queueArn: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The queues that receive a change. Each is listed once, however many of its configurations match. */
export function queuesToNotify(
  notifications: readonly BucketNotification[],
  { eventName, key }: ObjectChange,
): string[] {
  const matching = notifications.filter(
    ({ event, prefix, suffix }) =>
      matchesEvent(event.replace(/^s3:/, ''), eventName) && key.startsWith(prefix) && key.endsWith(suffix),
  );
  return [...new Set(matching.map(({ queueArn }) => queueArn))];
}

function matchesEvent(pattern: string, eventName: string): boolean {
  return pattern.endsWith(':*') ? eventName.startsWith(pattern.slice(0, -1)) : pattern === eventName;
}
