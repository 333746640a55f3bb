import { RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ArticleBucket } from './article-bucket.ts';
import { ArticleTable } from './article-table.ts';
import { EnrichStage } from './enrich-stage.ts';
import { ObjectEventRule } from './object-event-rule.ts';
import { PublishStage } from './publish-stage.ts';
import { SplitStage } from './split-stage.ts';
import type { Stage } from './stage.ts';

export interface ArticlePipelineProps {
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
}

/** Articles dropped in a bucket become enriched records in a table, and events on a bus. */
export class ArticlePipeline extends Construct {
  readonly bucket: IBucket;
  readonly table: Table;
  readonly bus: EventBus;
  readonly split: Stage;
  readonly enrich: Stage;
  readonly publish: Stage;

  constructor(scope: Construct, id: string, props: ArticlePipelineProps = {}) {
    super(scope, id);
    const { removalPolicy = RemovalPolicy.RETAIN } = props;
    // CDK's classes fit its own interfaces only without exactOptionalPropertyTypes.
    this.bucket = props.bucket ?? (new ArticleBucket(this, 'Bucket', { removalPolicy }) as IBucket);
    this.table = new ArticleTable(this, 'Table', { removalPolicy });
    this.bus = new EventBus(this, 'EventBus');
    const { bucket, table, bus } = this;

    const split = new SplitStage(this, 'Split', { bucket, table, removalPolicy });
    const enrich = new EnrichStage(this, 'Enrich', { table, removalPolicy });
    const publish = new PublishStage(this, 'Publish', {
      table,
      bus,
      writers: [split, enrich],
      removalPolicy,
    });

    if (bucket instanceof ArticleBucket) bucket.notify(split.queue);
    else new ObjectEventRule(this, 'ObjectEvents', { bucket, feeds: split });
    // Back to split: an article that older code left unfinished. To publish itself: the second sweep.
    split.sendsTo(enrich, publish, split);
    enrich.sendsTo(publish, split);
    publish.sendsTo(publish, split);

    this.split = split;
    this.enrich = enrich;
    this.publish = publish;
  }
}
