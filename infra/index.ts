export { ArticlePipeline } from './article-pipeline.ts';
export type { ArticlePipelineProps } from './article-pipeline-props.ts';
export { CopydeskStack } from './copydesk-stack.ts';
