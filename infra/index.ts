export { ArticlePipeline, type ArticlePipelineProps } from './article-pipeline.ts';
export { CopydeskStack } from './copydesk-stack.ts';
