import { Duration, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface ArticleBucketProps {
  readonly removalPolicy: RemovalPolicy;
}

/** A lifecycle rule's delete has a type of its own. */
const EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'];
/** How long an overwritten or deleted object can be restored. */
const OLD_VERSIONS = Duration.days(30);

/** The bucket that articles are uploaded to: private, encrypted, versioned. */
export class ArticleBucket extends Bucket {
  constructor(scope: Construct, id: string, { removalPolicy }: ArticleBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: OLD_VERSIONS,
          // A delete marker that no version is left behind is a key that lists have to skip for good.
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'What became of each object stands in the table and in the logs; an account that must record every access has CloudTrail data events, which need no second bucket.',
    });
  }

  /**
   * Sends an event for every put, delete and expiry of an object to the queue. A property of the bucket does this, so
   * that no custom resource is needed.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
   *
   * @throws Error for a second queue
   */
  notify(queue: Queue): void {
    const bucket = this.node.defaultChild as CfnBucket;
    if (bucket.notificationConfiguration) {
      throw new Error(`The bucket ${this.node.path} feeds a pipeline already; give each pipeline its own`);
    }
    const { policyDependable } = queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        // The account and not the bucket's ARN, which would make a cycle: the bucket waits for the policy.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    bucket.notificationConfiguration = {
      queueConfigurations: EVENTS.map((event) => ({ event, queue: queue.queueArn })),
    };
    // S3 tests the queue when the bucket is made. Nothing else makes CloudFormation wait for the queue's policy.
    if (policyDependable) bucket.node.addDependency(policyDependable);
  }

  /** @throws Error always, because CDK's custom resource would replace the pipeline's notifications at deployment */
  override addEventNotification(..._refused: Parameters<Bucket['addEventNotification']> | []): never {
    throw new Error(
      `The bucket ${this.node.path} takes no further event notifications: they would replace those that feed the pipeline. ` +
        "Listen on the pipeline's event bus, or give the pipeline a `bucket` of your own that sends its events to EventBridge.",
    );
  }

  /** @throws Error always, for the same reason */
  override enableEventBridgeNotification(): never {
    return this.addEventNotification();
  }
}
