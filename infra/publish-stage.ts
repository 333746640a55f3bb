import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { Stage } from './stage.ts';
import { STAGE_SETTINGS } from './stage-settings.ts';

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

/** publications → publish: merges the passages, puts guide, card and rows, flips the head to the generation, sweeps, and emits an event. */
export class PublishStage extends Stage {
  constructor(scope: Construct, id: string, { table, bus, writers, removalPolicy }: PublishStageProps) {
    super(scope, id, {
      name: 'publish',
      functionName: 'publish',
      removalPolicy,
      ...STAGE_SETTINGS.publish,
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_EVENT_BUS_NAME', bus.eventBusName);
    // The second sweep starts when no invocation from before the flip can be running.
    const longest = Math.max(...[this, ...writers].map(({ timeout }) => timeout.toSeconds()));
    const delay = Math.min(longest + DELAY_MARGIN_SECONDS, MAX_DELAY_SECONDS);
    this.setVariable('COPYDESK_RESWEEP_DELAY_SECONDS', String(delay));
    this.allow(
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'dynamodb:BatchWriteItem',
      ],
      [table.tableArn],
    );
    this.allow(['events:PutEvents'], [bus.eventBusArn]);
  }
}
