import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from './stage.ts';

export interface ObjectEventRuleProps {
  /** Its notifications to EventBridge must be on. */
  readonly bucket: IBucket;
  readonly feeds: Stage;
}

/**
 * The events of a bucket that is not ours to configure, by way of EventBridge. An expiry by lifecycle is an 'Object
 * Deleted' there.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export class ObjectEventRule extends Rule {
  constructor(scope: Construct, id: string, { bucket, feeds }: ObjectEventRuleProps) {
    super(scope, id, {
      description: 'Copydesk: the objects put into and deleted from the article bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      // What EventBridge cannot deliver stands beside what split cannot handle, under the same alarm.
      targets: [new SqsQueue(feeds.queue, { deadLetterQueue: feeds.deadLetterQueue })],
    });
  }
}
