import { App, Stack } from 'aws-cdk-lib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildFunctions } from '../../functions/build/build-functions.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';

describe('the region of the stack', () => {
  beforeAll(() => buildFunctions());

  afterEach(() => void vi.unstubAllEnvs());

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

  it('is the one that the CDK command is pointed to, where the stack has none of its own', () => {
    vi.stubEnv('CDK_DEFAULT_REGION', 'eu-north-1');
    expect(() => makePipeline()).toThrow('Amazon Comprehend is not available in eu-north-1');
    expect(() => makePipeline('eu-west-1')).not.toThrow();
  });

  it.each(['us-east-1', 'eu-central-1', undefined])('%s is taken', (region) => {
    expect(() => makePipeline(region)).not.toThrow();
  });
});
