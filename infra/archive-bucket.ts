import { type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface ArchiveBucketProps {
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The bucket of the Parquet files of the days: private and encrypted. It keeps no old versions: each file is made of the
 * table's records, and a deleted article must not remain in one.
 */
export class ArchiveBucket extends Bucket {
  constructor(scope: Construct, id: string, { removalPolicy }: ArchiveBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'The digest function alone writes here, and can make every file again; an account that must record every access has CloudTrail data events, which need no second bucket.',
    });
  }
}
