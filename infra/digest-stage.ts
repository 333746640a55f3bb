import { DIGEST_KEYS } from '@copydesk/core/store/keys';
import { type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { Construct } from 'constructs';
import type { PipelineSettings } from './pipeline-settings.ts';
import { Stage } from './stage.ts';
import { STAGE_SETTINGS } from './stage-settings.ts';

export interface DigestStageProps {
  readonly table: Table;
  /** Of the Parquet files. */
  readonly archive: IBucket;
  readonly settings: PipelineSettings;
  readonly removalPolicy: RemovalPolicy;
}

const DELAY_MARGIN_SECONDS = 60;

/** days → digest: makes the digest of a day anew, its counters and names, and its Parquet files. */
export class DigestStage extends Stage {
  constructor(scope: Construct, id: string, props: DigestStageProps) {
    const { table, archive, settings, removalPolicy } = props;
    super(scope, id, {
      name: 'digest',
      functionName: 'digest',
      removalPolicy,
      ...STAGE_SETTINGS.digest(settings),
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_ARCHIVE_BUCKET_NAME', archive.bucketName);
    this.setVariable('COPYDESK_DIGEST_REST_SECONDS', String(settings.digestSeconds));
    // A day that another invocation is at work on waits until that one cannot be running.
    this.setVariable(
      'COPYDESK_INVOCATION_LIFETIME_SECONDS',
      String(this.timeout.toSeconds() + DELAY_MARGIN_SECONDS),
    );
    const index = `${table.tableArn}/index/*`;
    this.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [table.tableArn]);
    this.allow(['dynamodb:Query'], [table.tableArn, index]);
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
        resources: [table.tableArn],
        // The digests' own items, and no article.
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': DIGEST_KEYS.map((prefix) => `${prefix}*`) },
        },
      }),
    );
    const files = archive.arnForObjects('*');
    this.allow(['s3:PutObject', 's3:DeleteObject'], [files]);
    for (const [resource, reason] of [
      [files, 'Every object of this one bucket is a file of a day, which digest makes.'],
      [index, 'The table has one index: it lists the objects that were rejected on a day.'],
    ] as const)
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${flattenCfnReference(Stack.of(this).resolve(resource))}]`,
        reason,
      });
  }
}
