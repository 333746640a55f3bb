/**
 * The fields of an event about one object. Each has a default that makes a plausible event, so that a test sets only the
 * fields it is about.
 */
export interface ObjectEventOptions {
  readonly bucket?: string;
  /** The raw key, as given to PutObject. The factories encode it as S3 does. */
  readonly key?: string;
  /** Without quotes, as in notifications. */
  readonly etag?: string;
  /** Hexadecimal digits of any length: the order of events on one key. */
  readonly sequencer?: string;
  /** Only versioned buckets send one. */
  readonly versionId?: string;
  /** Without `s3:`, such as `ObjectCreated:Copy` or `LifecycleExpiration:Delete`. */
  readonly eventName?: string;
  /** Bytes. */
  readonly size?: number;
  /** ISO 8601. */
  readonly eventTime?: string;
}

const DEFAULTS = {
  bucket: 'articles',
  key: 'article.txt',
  etag: '9e107d9d372bb6826bd81d3542a419d6',
  sequencer: '0066F1A2B3C4D5E6F7',
  size: 1_024,
  eventTime: '2026-11-24T09:30:00.000Z',
};

/**
 * A key as notifications carry it: form-encoded, except for slashes.
 *
 * @example encodeNotificationKey('red flower.jpg') // 'red+flower.jpg'
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function encodeNotificationKey(key: string): string {
  const encoded = new URLSearchParams({ k: key }).toString().slice('k='.length);
  return encoded.replaceAll('%2F', '/');
}

/**
 * The notification that S3 sends after a put, a copy or a finished multipart upload.
 *
 * @example objectCreatedEvent({ key: 'a.txt', etag: 'e1', sequencer: '0A' })
 */
export function objectCreatedEvent(options: ObjectEventOptions = {}) {
  const { etag, size } = { ...DEFAULTS, ...options };
  return notification({ eventName: 'ObjectCreated:Put', ...options }, { size, eTag: etag });
}

/**
 * The notification that S3 sends after a delete: no size, and an ETag only for a delete marker. The default is the
 * delete in an unversioned bucket. The purge of an old version looks the same.
 *
 * @example objectRemovedEvent({ key: 'a.txt', eventName: 'ObjectRemoved:DeleteMarkerCreated', etag: 'e1' })
 */
export function objectRemovedEvent(options: ObjectEventOptions = {}) {
  const { eventName = 'ObjectRemoved:Delete', etag } = options;
  return notification({ ...options, eventName }, etag === undefined ? {} : { eTag: etag });
}

function notification(
  options: ObjectEventOptions & { readonly eventName: string },
  described: { readonly size?: number; readonly eTag?: string },
) {
  const { bucket, key, sequencer, eventTime, eventName, versionId } = { ...DEFAULTS, ...options };
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime,
        eventName,
        userIdentity: { principalId: 'AWS:AIDAEXAMPLE' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': 'C3D13FE58DE4C810',
          'x-amz-id-2': 'FMyUVURIY8/IgAtTv8xRjskZQpcI',
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'articles',
          bucket: {
            name: bucket,
            ownerIdentity: { principalId: 'A3NL1KOZZKExample' },
            arn: `arn:aws:s3:::${bucket}`,
          },
          object: {
            key: encodeNotificationKey(key),
            ...described,
            ...(versionId === undefined ? {} : { versionId }),
            sequencer,
          },
        },
      },
    ],
  };
}

/**
 * The event that S3 sends once when a notification is configured. It has no Records.
 *
 * @example s3TestEvent('articles')
 */
export function s3TestEvent(bucket: string = DEFAULTS.bucket) {
  return {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: DEFAULTS.eventTime,
    Bucket: bucket,
    RequestId: '5582815E1AEA5ADF',
    HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE',
  };
}

/**
 * The event that EventBridge delivers for an existing bucket. The key is *not* encoded. An `eventName` that begins with
 * `ObjectCreated` makes the `detail-type` 'Object Created'; any other makes 'Object Deleted'.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 *
 * @example eventBridgeObjectEvent({ key: 'a b.txt', eventName: 'ObjectCreated:Copy' })
 */
export function eventBridgeObjectEvent(options: ObjectEventOptions = {}) {
  const { eventName = 'ObjectCreated:Put', versionId, etag } = options;
  const { bucket, key, sequencer, size, eventTime, ...defaults } = { ...DEFAULTS, ...options };
  const created = eventName.startsWith('ObjectCreated');
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': created ? 'Object Created' : 'Object Deleted',
    source: 'aws.s3',
    account: '111122223333',
    time: eventTime,
    region: 'us-east-1',
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        ...(created ? { size, etag: defaults.etag } : etag === undefined ? {} : { etag }),
        ...(versionId === undefined ? {} : { 'version-id': versionId }),
        sequencer,
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: '111122223333',
      ...(eventName.startsWith('LifecycleExpiration')
        ? { reason: 'Lifecycle Expiration' }
        : { 'source-ip-address': '127.0.0.1', reason: created ? createdReason(eventName) : 'DeleteObject' }),
      ...(created
        ? {}
        : {
            'deletion-type': eventName.endsWith('DeleteMarkerCreated')
              ? 'Delete Marker Created'
              : 'Permanently Deleted',
          }),
    },
  };
}

function createdReason(eventName: string): string {
  if (eventName.endsWith('Copy')) return 'CopyObject';
  if (eventName.endsWith('CompleteMultipartUpload')) return 'CompleteMultipartUpload';
  return 'PutObject';
}
