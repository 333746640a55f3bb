import { PIPELINE_VERSION } from '@copydesk/core/article/pipeline-version';
import type { Settings } from '@copydesk/core/article/settings';
import { outputNamesOf, STAGE_NAMES } from '@copydesk/core/runtime/stages';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArticlePipeline } from './article-pipeline.ts';
import type { ArticlePipelineProps } from './article-pipeline-props.ts';

/** A stack that holds the pipeline alone, and names its resources in the outputs that the copydesk command reads. */
export class CopydeskStack extends Stack {
  readonly pipeline: ArticlePipeline;

  constructor(scope: Construct, id: string, props: StackProps & ArticlePipelineProps = {}) {
    super(scope, id, {
      description: 'Copydesk: enriches the news articles that are uploaded to a bucket',
      ...props,
    });
    const pipeline = new ArticlePipeline(this, 'Pipeline', props);
    this.pipeline = pipeline;
    this.#output('BucketName', pipeline.bucket.bucketName);
    this.#output('ArchiveBucketName', pipeline.archive.bucketName);
    this.#output('ArchiveDatabaseName', pipeline.archiveDatabaseName);
    this.#output('TableName', pipeline.table.tableName);
    this.#output('EventBusName', pipeline.bus.eventBusName);
    for (const name of STAGE_NAMES) {
      const { queue, deadLetterQueue, source } = pipeline.stages[name];
      const output = outputNamesOf(name);
      this.#output(output.queueUrl, queue.queueUrl);
      this.#output(output.deadLetterQueueUrl, deadLetterQueue.queueUrl);
      this.#output(output.sourceId, source.eventSourceMappingId);
    }
    const { engine, analyses, targetChars, aliases } = pipeline.settings;
    this.#output('PipelineVersion', PIPELINE_VERSION);
    const settings: Settings = { engine, analyses, targetChars, ...(aliases && { aliases }) };
    this.#output('Settings', JSON.stringify(settings));
    if (pipeline.dashboardUrl) this.#output('DashboardUrl', pipeline.dashboardUrl);
    const { desk } = pipeline;
    if (desk) this.#output('ApiUrl', `https://${desk.api.domainName}`);
    if (desk?.site) this.#output('PageUrl', desk.site.url);
    if (desk?.signIn) this.#output('UserPoolId', desk.signIn.pool.userPoolId);
    if (pipeline.budget) this.#output('BudgetFunctionName', pipeline.budget.function.functionName);
  }

  #output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
