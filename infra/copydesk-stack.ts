import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArticlePipeline, type ArticlePipelineProps } from './article-pipeline.ts';

/** The pipeline by itself, its resources named in the stack's outputs. */
export class CopydeskStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & ArticlePipelineProps = {}) {
    super(scope, id, { description: 'Copydesk: enriches the news articles dropped in a bucket', ...props });
    const pipeline = new ArticlePipeline(this, 'Pipeline', props);
    this.#output('BucketName', pipeline.bucket.bucketName);
    this.#output('TableName', pipeline.table.tableName);
    this.#output('EventBusName', pipeline.bus.eventBusName);
    for (const { feed, queue, deadLetterQueue } of [
      pipeline.split,
      pipeline.unbundle,
      pipeline.enrich,
      pipeline.publish,
    ]) {
      this.#output(`${feed}QueueUrl`, queue.queueUrl);
      this.#output(`${feed}DeadLetterQueueUrl`, deadLetterQueue.queueUrl);
    }
    if (pipeline.budget) this.#output('BudgetFunctionName', pipeline.budget.function.functionName);
  }

  #output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
