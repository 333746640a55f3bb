import { Duration, type RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { COMPREHEND_REGIONS } from './comprehend-regions.ts';
import { Stage } from './stage.ts';

export interface EnrichStageProps {
  readonly table: Table;
  readonly removalPolicy: RemovalPolicy;
}

/** passages → enrich: finds entities and sentiment, at most once for each text, and settles the passage. */
export class EnrichStage extends Stage {
  constructor(scope: Construct, id: string, { table, removalPolicy }: EnrichStageProps) {
    super(scope, id, {
      stage: 'enrich',
      feed: 'Passages',
      removalPolicy,
      // As many as one Batch* call of Comprehend takes; the window lets them gather.
      batchSize: 25,
      batchWindow: Duration.seconds(1),
      // Throttling is waited out inside the invocation.
      timeout: Duration.seconds(120),
      memoryMegabytes: 512,
      // Comprehend's default quota is 10 batch calls a second: more invocations would only wait.
      maxConcurrency: 5,
      maxReceiveCount: 20,
    });
    checkRegion(this);
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.allow(
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
      ],
      [table.tableArn],
    );
    this.allow(['comprehend:BatchDetectEntities', 'comprehend:BatchDetectSentiment'], ['*']);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Comprehend: BatchDetectEntities and BatchDetectSentiment know no resource.',
    });
  }
}

/** A stack without a region of its own takes the one it is deployed to, which is not known at synth. */
function checkRegion(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region) || COMPREHEND_REGIONS.has(region)) return;
  throw new Error(
    `Amazon Comprehend is not available in ${region}, where this stack is to stand. It is in ${[...COMPREHEND_REGIONS].join(', ')}.`,
  );
}
