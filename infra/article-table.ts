import { TABLE } from '@copydesk/core/store/schema';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

export interface ArticleTableProps {
  /**
   * RETAIN also protects the table against deletion. No other policy does: CloudFormation could then not remove the table of
   * a first deployment that fails.
   */
  readonly removalPolicy: RemovalPolicy;
}

/** One item collection for each article, and beside them the cards by day and the rows by name: docs/data.md. */
export class ArticleTable extends Table {
  constructor(scope: Construct, id: string, { removalPolicy }: ArticleTableProps) {
    super(scope, id, {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: TABLE.timeToLive,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    this.addGlobalSecondaryIndex({
      indexName: TABLE.index,
      partitionKey: { name: TABLE.indexPartitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.indexSortKey, type: AttributeType.STRING },
      // Each projected attribute is written, and billed, a second time, also by a flip.
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}
