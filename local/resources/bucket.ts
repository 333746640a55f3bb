import { REGION } from '../account.ts';
import type { BucketNotification } from '../s3/notify-queues.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

interface QueueConfiguration {
  readonly Event: string;
  readonly Queue: string;
  readonly Filter?: { readonly S3Key?: { readonly Rules?: readonly { Name: string; Value: string }[] } };
}

export const BUCKET: ResourceKind = {
  obeyed: ['BucketName', 'NotificationConfiguration', 'VersioningConfiguration'],
  // Lifecycle rules act after days, longer than a local run.
  withoutEffect: [
    'AccessControl',
    'BucketEncryption',
    'LifecycleConfiguration',
    'LoggingConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'Tags',
  ],

  read({ id, defaultName, properties }) {
    const { BucketName, NotificationConfiguration = {}, VersioningConfiguration } = properties;
    const name: string = BucketName ?? defaultName.toLowerCase().slice(0, 63);
    const { QueueConfigurations = [], ...others } = NotificationConfiguration;
    if (Object.keys(others).length > 0) {
      throw new UnsupportedTemplateError(
        `${id}: the local run knows no notifications by ${Object.keys(others).join(', ')}`,
      );
    }
    const DomainName = `${name}.s3.amazonaws.com`;
    const bucket = {
      name,
      isVersioned: VersioningConfiguration?.Status === 'Enabled',
      notifications: (QueueConfigurations as QueueConfiguration[]).map((configuration) =>
        toNotification(id, configuration),
      ),
    };
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName,
        RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
      },
      wiring: { buckets: [bucket] },
    };
  },
};

function toNotification(id: string, { Event, Queue, Filter }: QueueConfiguration): BucketNotification {
  const rules = Filter?.S3Key?.Rules ?? [];
  const filter = { prefix: '', suffix: '' };
  for (const { Name, Value } of rules) {
    const kind = Name.toLowerCase();
    if (kind !== 'prefix' && kind !== 'suffix')
      throw new UnsupportedTemplateError(
        `${id}: a notification is filtered by prefix or suffix, not by ${Name}`,
      );
    filter[kind] = Value;
  }
  return { event: Event, queueArn: Queue, ...filter };
}
