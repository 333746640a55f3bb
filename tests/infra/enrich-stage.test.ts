import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { buildFunctions } from '../../infra/build/build-functions.ts';

describe('the region of the stack', () => {
  beforeAll(() => buildFunctions());

  const makePipeline = (region?: string) =>
    new ArticlePipeline(
      new Stack(new App({ analyticsReporting: false }), 'Test', region ? { env: { region } } : {}),
      'Pipeline',
    );

  it.each(['eu-north-1', 'us-west-1', 'cn-north-1'])('%s has no Comprehend and is refused', (region) => {
    expect(() => makePipeline(region)).toThrow(
      new RegExp(`Amazon Comprehend is not available in ${region}.* It is in us-east-1, .*eu-west-1`),
    );
  });

  it.each(['us-east-1', 'eu-central-1', undefined])('%s is taken', (region) => {
    expect(() => makePipeline(region)).not.toThrow();
  });
});
