import { PermanentError } from '@copydesk/core/article/errors';
import { parseObject } from '@copydesk/core/article/messages';
import { padSequencer } from '@copydesk/core/article/sequencer';

/** A notice that something happened to an object. Split trusts the object, not the notice. */
export interface ObjectEvent {
  readonly kind: 'put' | 'delete';
  readonly bucket: string;
  /** Decoded. */
  readonly key: string;
  /** Padded; absent for a backfill message. */
  readonly sequencer?: string;
  readonly etag?: string;
  /** Of a backfill message: a damaged generation, to be processed again. */
  readonly replaces?: string;
  /** Of a backfill message: it is a recheck, which only finishes work that was started. */
  readonly isSecondLook?: boolean;
}

interface S3Record {
  eventSource?: string;
  eventVersion?: string;
  eventName?: string;
  s3?: { bucket?: { name?: string }; object?: { key?: string; eTag?: string; sequencer?: string } };
}

interface EventBridgeEvent {
  detail?: { bucket?: { name?: string }; object?: { key?: string; etag?: string; sequencer?: string } };
  'detail-type'?: string;
}

/**
 * Parses the object events in one message: a notification of S3 with any number of records, an event of S3 through
 * EventBridge, or a backfill message.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 *
 * @returns no events for S3's test event and for events that change no content (tagging, ACLs, restores …)
 * @throws PermanentError for anything else
 */
export function parseObjectEvents(body: string): ObjectEvent[] {
  const message = parseObject(body);
  if (message.type === 'backfill') return [parseBackfill(message)];
  if (message.Event === 's3:TestEvent') return [];
  if (Array.isArray(message.Records)) return message.Records.flatMap(parseS3Record);
  if (message.source === 'aws.s3') return parseEventBridgeEvent(message);
  throw new PermanentError('This is neither an S3 event nor a backfill', { quote: body });
}

function parseBackfill({ bucket, key, replaces, isSecondLook }: Record<string, unknown>): ObjectEvent {
  return {
    ...objectEvent('put', bucket, key),
    ...(typeof replaces === 'string' && { replaces }),
    ...(isSecondLook === true && { isSecondLook }),
  };
}

function parseS3Record(record: S3Record | null): ObjectEvent[] {
  if (record?.eventSource !== 'aws:s3' || !record.eventVersion?.startsWith('2.')) {
    throw new PermanentError('This is no S3 event record of version 2', { quote: JSON.stringify(record) });
  }
  const kind = kindOf(record.eventName ?? '');
  if (!kind) return [];
  const { bucket, object } = record.s3 ?? {};
  return [objectEvent(kind, bucket?.name, decodeKey(object?.key), object?.sequencer, object?.eTag)];
}

function parseEventBridgeEvent(event: EventBridgeEvent): ObjectEvent[] {
  const kind = { 'Object Created': 'put', 'Object Deleted': 'delete' }[event['detail-type'] ?? ''];
  if (kind !== 'put' && kind !== 'delete') return [];
  const { bucket, object } = event.detail ?? {};
  return [objectEvent(kind, bucket?.name, object?.key, object?.sequencer, object?.etag)];
}

function kindOf(eventName: string): ObjectEvent['kind'] | undefined {
  if (eventName.startsWith('ObjectCreated:')) return 'put';
  if (eventName.startsWith('ObjectRemoved:') || eventName.startsWith('LifecycleExpiration:')) return 'delete';
  return undefined;
}

/**
 * Keys in notifications of S3 are form-encoded: a plus sign is a space. Keys in events of EventBridge are not
 * encoded.
 */
function decodeKey(key: string | undefined): string | undefined {
  try {
    return key && decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw new PermanentError(`An object event's key is not form-encoded UTF-8: ${key}`);
  }
}

function objectEvent(
  kind: ObjectEvent['kind'],
  bucket: unknown,
  key: unknown,
  sequencer?: string,
  etag?: string,
): ObjectEvent {
  if (typeof bucket !== 'string' || bucket === '' || typeof key !== 'string' || key === '') {
    throw new PermanentError(`An object event names no ${bucket ? 'key' : 'bucket'}`);
  }
  return {
    kind,
    bucket,
    key,
    ...(sequencer && { sequencer: padSequencer(sequencer) }),
    ...(etag && { etag: etag.replaceAll('"', '') }),
  };
}
