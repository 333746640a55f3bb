/** A change of one object. */
export interface ObjectChange {
  readonly bucket: string;
  /** Decoded. */
  readonly key: string;
  /** Without `s3:`: `ObjectCreated:Put`, `ObjectRemoved:Delete` … */
  readonly eventName: string;
  readonly sequencer: string;
  readonly etag?: string;
  readonly size?: number;
}

/** Form-encodes a key as S3 does: a space becomes a plus sign, and a slash stays. */
function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function toS3Notification(change: ObjectChange, region: string, time: Date) {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: time.toISOString(),
        eventName: change.eventName,
        userIdentity: { principalId: 'LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {},
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: {
            name: change.bucket,
            ownerIdentity: { principalId: 'LOCAL' },
            arn: `arn:aws:s3:::${change.bucket}`,
          },
          object: {
            key: encodeKey(change.key),
            ...(change.size !== undefined && { size: change.size }),
            ...(change.etag !== undefined && { eTag: change.etag }),
            sequencer: change.sequencer,
          },
        },
      },
    ],
  };
}
