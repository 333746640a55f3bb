import type { Analysis } from '@copydesk/core/article/analysis';
import type { Settings } from '@copydesk/core/article/settings';
import { STAGE_NAMES, STAGES, type StageName } from '@copydesk/core/runtime/stages';
import { Names, RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ArticleBucket } from './article-bucket.ts';
import { ArticleTable } from './article-table.ts';
import { DailyBudget } from './daily-budget.ts';
import { EnrichStage } from './enrich-stage.ts';
import { type EnrichmentProps, enrichmentSettingsOf } from './enrichment-settings.ts';
import { ObjectEventRule } from './object-event-rule.ts';
import { PublishStage } from './publish-stage.ts';
import { SplitStage } from './split-stage.ts';
import type { Stage } from './stage.ts';
import { UnbundleStage } from './unbundle-stage.ts';

export interface ArticlePipelineProps extends EnrichmentProps {
  /**
   * A bucket that stands already, and sends its events to EventBridge. Nothing about it is changed.
   *
   * @default a bucket is made
   */
  readonly bucket?: IBucket;
  /**
   * What becomes of table, logs and the bucket made here when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * Calls a second that the account may make of Comprehend's Batch operation for each analysis: its service quotas. The
   * pipeline uses them up and stays within them.
   *
   * @default 10 of each, what an account has at first
   */
  readonly callsPerSecond?: Partial<Record<Analysis, number>>;
  /**
   * How long a passage may wait for others to share its calls with, in whole seconds from 1 to 300. Longer makes fuller
   * calls of a thin trickle of articles; where many wait, calls are full anyway.
   *
   * @default 1
   */
  readonly gatherSeconds?: number;
  /**
   * Units that may be billed in a day (UTC), all analyses together: a unit is 100 characters, at list price 0.0001 USD or
   * less. When they are spent, enrich stops: passages wait in their queue, and an alarm is raised. It goes on the next
   * day, or by `copydesk resume`.
   *
   * @default none: whatever is dropped is analysed
   */
  readonly dailyBudget?: number;
}

/** Articles dropped in a bucket become enriched records in a table, and events on a bus. */
export class ArticlePipeline extends Construct {
  readonly bucket: IBucket;
  readonly table: Table;
  readonly bus: EventBus;
  readonly stages: Readonly<Record<StageName, Stage>>;
  /** What articles are begun with. */
  readonly settings: Settings;
  /** There where a daily budget is set. */
  readonly budget: DailyBudget | undefined;

  constructor(scope: Construct, id: string, props: ArticlePipelineProps = {}) {
    super(scope, id);
    const {
      removalPolicy = RemovalPolicy.RETAIN,
      callsPerSecond = {},
      gatherSeconds = 1,
      dailyBudget,
    } = props;
    const settings = enrichmentSettingsOf(props);
    // CDK's classes fit its own interfaces only without exactOptionalPropertyTypes.
    this.bucket = props.bucket ?? (new ArticleBucket(this, 'Bucket', { removalPolicy }) as IBucket);
    this.table = new ArticleTable(this, 'Table', { removalPolicy });
    // CDK's own name knows the stack's id, and not its name: a second stack of the same app would find it taken.
    this.bus = new EventBus(this, 'EventBus', {
      eventBusName: Names.uniqueResourceName(this, { separator: '-' }),
    });
    const { bucket, table, bus } = this;

    const split = new SplitStage(this, 'Split', { bucket, table, settings, removalPolicy });
    const unbundle = new UnbundleStage(this, 'Unbundle', { bucket, table, bus, removalPolicy });
    const enrich = new EnrichStage(this, 'Enrich', {
      table,
      settings,
      removalPolicy,
      callsPerSecond,
      gatherSeconds,
      dailyBudget,
    });
    const publish = new PublishStage(this, 'Publish', {
      table,
      bus,
      writers: [split, enrich],
      removalPolicy,
    });

    if (dailyBudget !== undefined && settings.engine === 'embedded')
      throw new Error('dailyBudget has no meaning with the embedded engine: nothing is billed by the unit');
    this.budget =
      dailyBudget === undefined
        ? undefined
        : new DailyBudget(this, 'Budget', { stage: enrich, table, unitsPerDay: dailyBudget, removalPolicy });

    if (bucket instanceof ArticleBucket) bucket.notify(split.queue);
    else new ObjectEventRule(this, 'ObjectEvents', { bucket, feeds: split });
    this.settings = settings;
    this.stages = { split, unbundle, enrich, publish };
    for (const name of STAGE_NAMES)
      this.stages[name].sendsTo(...STAGES[name].sendsTo.map((other) => this.stages[other]));
  }
}
