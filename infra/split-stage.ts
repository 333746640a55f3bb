import { type AliasFile, stringifyAliasFile } from '@copydesk/core/article/names/alias-file';
import type { Settings } from '@copydesk/core/article/settings';
import { type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { Construct } from 'constructs';
import { Stage } from './stage.ts';
import { STAGE_SETTINGS } from './stage-settings.ts';

export interface SplitStageProps {
  readonly bucket: IBucket;
  readonly table: Table;
  /** The settings that new generations are started with. */
  readonly settings: Settings;
  /** The owner's aliases, whose digest is in the settings. */
  readonly aliasFile: AliasFile | undefined;
  readonly removalPolicy: RemovalPolicy;
}

/** object-events → split: reads the object, plans its passages and claims the article. */
export class SplitStage extends Stage {
  constructor(scope: Construct, id: string, props: SplitStageProps) {
    const { bucket, table, settings, aliasFile, removalPolicy } = props;
    super(scope, id, {
      name: 'split',
      functionName: 'split',
      removalPolicy,
      // Split puts it into the table, where publish and every reader find it (docs/decisions/16-the-alias-file-is-an-item.md).
      ...(aliasFile && { file: { name: 'aliases.json', content: stringifyAliasFile(aliasFile) } }),
      ...STAGE_SETTINGS.split,
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_ENGINE', settings.engine);
    this.setVariable('COPYDESK_ANALYSES', settings.analyses.join());
    this.setVariable('COPYDESK_TARGET_CHARS', String(settings.targetChars));
    const objects = bucket.arnForObjects('*');
    this.allow(['s3:GetObject'], [objects]);
    // Without it S3 answers 403 for an object that is gone, as it does where permission is missing.
    this.allow(['s3:ListBucket'], [bucket.bucketArn]);
    bucket.encryptionKey?.grant(this.function, 'kms:Decrypt');
    this.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [table.tableArn]);
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${flattenCfnReference(Stack.of(this).resolve(objects))}]`,
      reason: 'Every object of this one bucket is an article: split reads whichever is put.',
    });
  }
}
