import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { Stage } from './stage.ts';

export interface PublishStageProps {
  readonly table: Table;
  readonly bus: EventBus;
  /** The other stages that write items of an article. */
  readonly writers: readonly Stage[];
  readonly removalPolicy: RemovalPolicy;
}

/** SQS delays a message by 900 s at most. */
const MAX_DELAY_SECONDS = 900;
const DELAY_MARGIN_SECONDS = 60;

/** publications → publish: merges the passages, makes the generation visible, sweeps, and tells the bus. */
export class PublishStage extends Stage {
  constructor(scope: Construct, id: string, { table, bus, writers, removalPolicy }: PublishStageProps) {
    super(scope, id, {
      name: 'publish',
      functionName: 'publish',
      removalPolicy,
      // A megabyte of names takes all of the function's time and memory, and fails alone if it does.
      batchSize: 1,
      batchWindow: Duration.seconds(0),
      // An item for each of 110,000 names, of which DynamoDB writes a thousand a second to one article.
      timeout: Duration.seconds(180),
      // A whole core, and twice what these names take in memory.
      memoryMegabytes: 1769,
      maxConcurrency: 10,
      maxReceiveCount: 10,
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_EVENT_BUS_NAME', bus.eventBusName);
    // The second sweep comes when no invocation that began before the flip can be alive.
    const longest = Math.max(...[this, ...writers].map(({ timeout }) => timeout.toSeconds()));
    const delay = Math.min(longest + DELAY_MARGIN_SECONDS, MAX_DELAY_SECONDS);
    this.setVariable('COPYDESK_RESWEEP_DELAY_SECONDS', String(delay));
    this.allow(
      ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
      [table.tableArn],
    );
    this.allow(['events:PutEvents'], [bus.eventBusArn]);
  }
}
