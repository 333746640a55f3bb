import { ARTICLES_PREFIX, BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { Construct } from 'constructs';
import { Stage } from './stage.ts';
import { STAGE_SETTINGS } from './stage-settings.ts';

export interface UnbundleStageProps {
  readonly bucket: IBucket;
  readonly table: Table;
  readonly bus: EventBus;
  readonly removalPolicy: RemovalPolicy;
}

const DELAY_MARGIN_SECONDS = 60;

/** bundles → unbundle: writes an object into the bucket for each article of a file that holds many. */
export class UnbundleStage extends Stage {
  constructor(scope: Construct, id: string, { bucket, table, bus, removalPolicy }: UnbundleStageProps) {
    super(scope, id, {
      name: 'unbundle',
      functionName: 'unbundle',
      removalPolicy,
      ...STAGE_SETTINGS.unbundle,
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_EVENT_BUS_NAME', bus.eventBusName);
    // A recheck and a reread wait until no earlier invocation can be running.
    this.setVariable(
      'COPYDESK_INVOCATION_LIFETIME_SECONDS',
      String(this.timeout.toSeconds() + DELAY_MARGIN_SECONDS),
    );

    const [bundles, articles] = [BUNDLES_PREFIX, ARTICLES_PREFIX].map((prefix) =>
      bucket.arnForObjects(`${prefix}*`),
    );
    this.allow(['s3:GetObject'], [bundles, articles] as string[]);
    this.allow(['s3:PutObject'], [articles] as string[]);
    // Without it S3 answers 403 for an object that does not exist, as it does where permission is missing.
    this.allow(['s3:ListBucket'], [bucket.bucketArn]);
    bucket.encryptionKey?.grant(this.function, 'kms:Decrypt', 'kms:GenerateDataKey');
    this.allow(
      ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      [table.tableArn],
    );
    this.allow(['events:PutEvents'], [bus.eventBusArn]);
    for (const objects of [bundles, articles]) {
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${flattenCfnReference(Stack.of(this).resolve(objects))}]`,
        reason:
          'Every object under bundles/ is a bundle, and every article of one is written under articles/.',
      });
    }
  }
}
