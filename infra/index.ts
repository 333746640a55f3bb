export type { Desk } from './add-desk.ts';
export type { ApiProps, SignInProps } from './api-props.ts';
export { ArticlePipeline } from './article-pipeline.ts';
export type { ArticlePipelineProps } from './article-pipeline-props.ts';
export { CopydeskStack } from './copydesk-stack.ts';
export type { DailyBudget } from './daily-budget.ts';
export type { Stage } from './stage.ts';
