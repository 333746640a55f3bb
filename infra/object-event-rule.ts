import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from './stage.ts';

export interface ObjectEventRuleProps {
  /** The bucket must send its events to EventBridge. */
  readonly bucket: IBucket;
  readonly feeds: Stage;
}

/**
 * Sends the events of an existing bucket to a stage through EventBridge, because the construct does not configure that
 * bucket. EventBridge reports an expiry by lifecycle as 'Object Deleted'.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export class ObjectEventRule extends Rule {
  constructor(scope: Construct, id: string, { bucket, feeds }: ObjectEventRuleProps) {
    super(scope, id, {
      description: 'Copydesk: the objects that are created in and deleted from the article bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      // An event that EventBridge cannot deliver goes to the stage's dead-letter queue, which has an alarm.
      targets: [new SqsQueue(feeds.queue, { deadLetterQueue: feeds.deadLetterQueue })],
    });
  }
}
