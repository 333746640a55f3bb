import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArticleBucket } from '../../infra/article-bucket.ts';
import { createStack, type ReadTemplate, synthesize } from './synthesize.ts';

function makeBucket(stack: Stack) {
  const bucket = new ArticleBucket(stack, 'Bucket', { removalPolicy: RemovalPolicy.RETAIN });
  const queue = new Queue(stack, 'Queue');
  bucket.notify(queue);
  return { bucket, queue };
}

describe('the bucket', () => {
  let template: ReadTemplate;

  beforeAll(async () => {
    template = await synthesize(makeBucket);
  });

  it('is private, encrypted and versioned, and deletes old versions after 30 days, markers of what is gone, and unfinished uploads after 7', () => {
    expect(template.properties('Bucket', 'AWS::S3::Bucket')).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            ExpiredObjectDeleteMarker: true,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    });
  });

  it('rejects every request without TLS', () => {
    expect(template.properties('BucketPolicy', 'AWS::S3::BucketPolicy')).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Action: 's3:*',
            Principal: { AWS: '*' },
            Resource: ['Bucket.Arn', 'Bucket.Arn/*'],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
  });

  it('sends every put, delete and expiry of an object to the queue, without a custom resource', () => {
    expect(template.properties('Bucket', 'AWS::S3::Bucket').NotificationConfiguration).toEqual({
      QueueConfigurations: [
        { Event: 's3:ObjectCreated:*', Queue: 'Queue.Arn' },
        { Event: 's3:ObjectRemoved:*', Queue: 'Queue.Arn' },
        { Event: 's3:LifecycleExpiration:*', Queue: 'Queue.Arn' },
      ],
    });
    expect(template.named('Custom::S3BucketNotifications')).toEqual([]);
  });

  it('may send them from this account only, and is configured after that permission', () => {
    expect(template.properties('QueuePolicy', 'AWS::SQS::QueuePolicy')).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 's3.amazonaws.com' },
            Resource: 'Queue.Arn',
            Condition: { StringEquals: { 'aws:SourceAccount': 'AWS::AccountId' } },
          },
        ],
      },
    });
    const [waitsFor = ''] = template.get('Bucket', 'AWS::S3::Bucket').DependsOn ?? [];
    expect(waitsFor).toMatch(/^QueuePolicy/);
  });
});

describe('a call that would replace the notifications is rejected at synth', () => {
  const { bucket, queue } = makeBucket(createStack());

  it.each([
    [
      'addEventNotification',
      () => bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(queue)),
    ],
    ['addObjectCreatedNotification', () => bucket.addObjectCreatedNotification(new SqsDestination(queue))],
    ['addObjectRemovedNotification', () => bucket.addObjectRemovedNotification(new SqsDestination(queue))],
    ['enableEventBridgeNotification', () => bucket.enableEventBridgeNotification()],
  ])('%s', (_name, add) => {
    expect(add).toThrow(/Test\/Bucket takes no further event notifications.*event bus.*`bucket` of your own/);
  });

  it('a second queue', () => {
    expect(() => bucket.notify(queue)).toThrow('Test/Bucket feeds a pipeline already');
  });
});
