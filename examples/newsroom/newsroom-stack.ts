import { ArticlePipeline } from '@copydesk/cdk';
import { CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A newsroom's archive. Copydesk enriches every article that is uploaded to it, and the desk's queue gets the news. */
export class NewsroomStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // Your own bucket, with whatever else listens on it. Copydesk needs only its events on EventBridge.
    const archive = new Bucket(this, 'Archive', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
    });
    // The same as `eventBridgeEnabled`, without the function and the managed policy by which the CDK would set it.
    (archive.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    Validations.of(archive).acknowledge({
      id: 'AwsSolutions-S1',
      reason: "CloudTrail records the access to this account's buckets.",
    });

    const pipeline = new ArticlePipeline(this, 'Copydesk', {
      bucket: archive,
      // At list price at most 5 USD a day. Articles wait until the next day when it is spent.
      dailyBudget: 50_000,
    });

    // An event is delivered at least once: a consumer recognises a repetition by its eventId.
    const failed = new Queue(this, 'DeskFailures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    const desk = new Queue(this, 'Desk', {
      enforceSSL: true,
      deadLetterQueue: { queue: failed, maxReceiveCount: 5 },
    });
    new Rule(this, 'Enriched', {
      eventBus: pipeline.bus,
      eventPattern: { source: ['copydesk'], detailType: ['article.enriched'] },
      targets: [new SqsQueue(desk, { deadLetterQueue: failed })],
    });

    new CfnOutput(this, 'ArchiveName', { value: archive.bucketName });
    new CfnOutput(this, 'TableName', { value: pipeline.table.tableName });
    new CfnOutput(this, 'DeskQueueUrl', { value: desk.queueUrl });
  }
}
