import type { Settings } from '@copydesk/core/article/settings';
import { STAGE_NAMES, STAGES, type StageName } from '@copydesk/core/runtime/stages';
import { Names, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { addDesk, type Desk } from './add-desk.ts';
import { readAliasFile } from './alias-file.ts';
import { ArchiveBucket } from './archive-bucket.ts';
import { ArchiveTables } from './archive-tables.ts';
import { ArticleBucket } from './article-bucket.ts';
import type { ArticlePipelineProps } from './article-pipeline-props.ts';
import { ArticleTable } from './article-table.ts';
import { checkPipelineProps } from './check-pipeline-props.ts';
import { DailyBudget } from './daily-budget.ts';
import { DigestStage } from './digest-stage.ts';
import { EnrichStage } from './enrich-stage.ts';
import { ObjectEventRule } from './object-event-rule.ts';
import { pipelineSettingsOf } from './pipeline-settings.ts';
import { PipelineWatch } from './pipeline-watch.ts';
import { PublishStage } from './publish-stage.ts';
import { SplitStage } from './split-stage.ts';
import type { Stage } from './stage.ts';
import { UnbundleStage } from './unbundle-stage.ts';

/**
 * Articles uploaded to a bucket become enriched records in a table, and events on a bus.
 *
 * ```ts
 * const desk = new ArticlePipeline(stack, 'Desk', { dailyBudget: 50_000 });
 * ```
 */
export class ArticlePipeline extends Construct {
  /** Where articles are uploaded: the bucket of the properties, or a new one. */
  readonly bucket: IBucket;
  /** One item collection for each article. */
  readonly table: Table;
  /** Holds the Parquet files of each day, for SQL. */
  readonly archive: Bucket;
  /** The name of the Glue database by which Athena reads the archive. */
  readonly archiveDatabaseName: string;
  /** Gets an event for each article that is enriched, rejected or deleted, and for each bundle. */
  readonly bus: EventBus;
  /** By name, in flow order: split, unbundle, enrich, publish, digest. Each has three alarms. */
  readonly stages: Readonly<Record<StageName, Stage>>;
  /** The settings that new articles are enriched with. */
  readonly settings: Settings;
  /** Undefined without `dailyBudget`. */
  readonly budget?: DailyBudget;
  /** Every alarm of the pipeline. Without `alarmTopic` they have no action. */
  readonly alarms: readonly Alarm[];
  /** The address of the dashboard in the console; undefined with `dashboard: false`. */
  readonly dashboardUrl: string | undefined;
  /** The HTTP API, and the page with it. Undefined without `api` and `web`. */
  readonly desk?: Desk;

  /** @throws Error that names each property out of its limits, and for a bundle of a function that is not built */
  constructor(scope: Construct, id: string, props: ArticlePipelineProps = {}) {
    super(scope, id);
    checkPipelineProps(props, regionOf(this));
    const { removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
    const aliasFile = props.aliases === undefined ? undefined : readAliasFile(props.aliases);
    const settings = pipelineSettingsOf(props, aliasFile);
    // CDK's classes fit its own interfaces only without exactOptionalPropertyTypes.
    this.bucket = props.bucket ?? (new ArticleBucket(this, 'Bucket', { removalPolicy }) as IBucket);
    this.table = new ArticleTable(this, 'Table', { removalPolicy });
    this.archive = new ArchiveBucket(this, 'Archive', { removalPolicy });
    const tables = new ArchiveTables(this, 'ArchiveTables', { archive: this.archive as IBucket });
    this.archiveDatabaseName = tables.databaseName;
    // CDK's own name knows the stack's id, and not its name: a second stack of the same app would find it taken.
    this.bus = new EventBus(this, 'EventBus', {
      eventBusName: Names.uniqueResourceName(this, { separator: '-' }),
    });
    const { bucket, table, bus } = this;

    const split = new SplitStage(this, 'Split', { bucket, table, settings, aliasFile, removalPolicy });
    const unbundle = new UnbundleStage(this, 'Unbundle', { bucket, table, bus, removalPolicy });
    const enrich = new EnrichStage(this, 'Enrich', { table, settings, removalPolicy });
    const publish = new PublishStage(this, 'Publish', {
      table,
      bus,
      writers: [split, enrich],
      removalPolicy,
    });

    const digest = new DigestStage(this, 'Digest', {
      table,
      archive: this.archive as IBucket,
      settings,
      removalPolicy,
    });

    if (settings.dailyBudget !== undefined)
      this.budget = new DailyBudget(this, 'Budget', {
        stage: enrich,
        table,
        unitsPerDay: settings.dailyBudget,
        removalPolicy,
      });

    if (bucket instanceof ArticleBucket) bucket.notify(split.queue);
    else new ObjectEventRule(this, 'ObjectEvents', { bucket, feeds: split });
    this.settings = settings;
    this.stages = { split, unbundle, enrich, publish, digest };
    for (const name of STAGE_NAMES)
      this.stages[name].sendsTo(...STAGES[name].sendsTo.map((other) => this.stages[other]));
    const watch = new PipelineWatch(this, 'Watch', {
      stages: this.stages,
      engine: settings.engine,
      budget: this.budget,
      alarmTopic: props.alarmTopic,
      hasDashboard: props.dashboard ?? true,
    });
    this.alarms = watch.alarms;
    this.dashboardUrl = watch.dashboard?.url;
    const { api, web = false } = props;
    if (api || web)
      this.desk = addDesk(
        this,
        { bucket, table, stages: this.stages, aliases: settings.aliases, removalPolicy },
        typeof api === 'object' ? api : {},
        web,
      );
  }
}

/** A stack without a region of its own is deployed to the region of the CDK command, which names it in this variable. */
function regionOf(scope: Construct): string | undefined {
  const { region } = Stack.of(scope);
  return Token.isUnresolved(region) ? process.env.CDK_DEFAULT_REGION : region;
}
