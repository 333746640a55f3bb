import { Duration } from 'aws-cdk-lib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import type { ArticlePipelineProps } from '../../infra/article-pipeline-props.ts';
import { checkPipelineProps } from '../../infra/check-pipeline-props.ts';
import { buildOnce, createStack } from './synthesize.ts';

const YEAR = Duration.days(365);

describe('the properties of a pipeline', () => {
  it.each<ArticlePipelineProps>([
    {},
    { targetChars: 300, cacheTtl: Duration.days(0), gatherSeconds: 1, dailyBudget: 1 },
    { targetChars: 5_000, cacheTtl: YEAR, gatherSeconds: 300, callsPerSecond: { entities: 0.5 } },
    { targetChars: 2_000, targetedSentiment: true },
    { engine: 'embedded', targetChars: 5_000, targetedSentiment: true, cacheTtl: Duration.days(0) },
    { engine: 'embedded', gatherSeconds: 0, callsPerSecond: { entities: 0 } },
  ])('%j are accepted', (props) => {
    expect(() => checkPipelineProps(props, 'us-east-1')).not.toThrow();
  });

  it.each<[ArticlePipelineProps, string]>([
    [{ engine: 'oracle' as 'embedded' }, "engine is 'oracle', and must be comprehend or embedded"],
    [{ targetChars: 299 }, 'targetChars is 299, and must be a whole number from 300 to 5000'],
    [{ targetChars: 5_001 }, 'targetChars is 5001, and must be a whole number from 300 to 5000'],
    [{ targetChars: 999.5 }, 'targetChars is 999.5, and must be a whole number from 300 to 5000'],
    [
      { targetChars: 2_001, targetedSentiment: true },
      'targetChars is 2001, and must be 2000 at most with targetedSentiment: an item of the table holds no more findings',
    ],
    [
      { cacheTtl: Duration.days(366) },
      'cacheTtl is 31622400, and must be a whole number of seconds from 0 to 31536000',
    ],
    [
      { cacheTtl: Duration.millis(1_500) },
      'cacheTtl is 1.5, and must be a whole number of seconds from 0 to 31536000',
    ],
    [
      { engine: 'embedded', cacheTtl: Duration.days(1) },
      "cacheTtl is set, but the engine 'embedded' keeps no findings: leave cacheTtl out",
    ],
    [
      { callsPerSecond: { entities: 0 } },
      "callsPerSecond.entities is 0, and must be a number above 0: the account's quota",
    ],
    [{ callsPerSecond: { sentiment: Number.NaN } }, 'callsPerSecond.sentiment is NaN, and must be'],
    [{ gatherSeconds: 0 }, 'gatherSeconds is 0, and must be a whole number of seconds from 1 to 300'],
    [{ gatherSeconds: 301 }, 'gatherSeconds is 301, and must be a whole number of seconds from 1 to 300'],
    [{ gatherSeconds: 1.5 }, 'gatherSeconds is 1.5, and must be a whole number of seconds from 1 to 300'],
    ...[0, -1, 0.5, Number.NaN].map((dailyBudget): [ArticlePipelineProps, string] => [
      { dailyBudget },
      `dailyBudget is ${dailyBudget}, and must be a whole number of units from 1 to`,
    ]),
    [
      { engine: 'embedded', dailyBudget: 1 },
      "dailyBudget is set, but the engine 'embedded' bills nothing: leave dailyBudget out",
    ],
  ])('%j are rejected with the limits', (props, complaint) => {
    expect(() => checkPipelineProps(props)).toThrow(`ArticlePipeline: ${complaint}`);
  });

  it('are rejected with every fault at once', () => {
    const props = { targetChars: 0, cacheTtl: Duration.days(999), gatherSeconds: 0, dailyBudget: 0 };
    expect(() => checkPipelineProps(props, 'eu-north-1')).toThrow(
      /targetChars is 0, .*; cacheTtl is .*; gatherSeconds is .*; dailyBudget is .*; the region is eu-north-1/,
    );
  });

  it('are checked before any resource is created', () => {
    const stack = createStack();
    expect(() => new ArticlePipeline(stack, 'Pipeline', { gatherSeconds: 0 })).toThrow('gatherSeconds is 0');
    expect(stack.node.tryFindChild('Pipeline')?.node.children).toEqual([]);
  });
});

describe('the region of the stack', () => {
  beforeAll(buildOnce);

  afterEach(() => void vi.unstubAllEnvs());

  const makePipeline = (region?: string, props: ArticlePipelineProps = {}) =>
    new ArticlePipeline(createStack(region ? { env: { region } } : {}), 'Pipeline', props);

  it.each(['eu-north-1', 'us-west-1', 'cn-north-1'])('%s has no Comprehend and is rejected', (region) => {
    expect(() => makePipeline(region)).toThrow(
      new RegExp(
        `the region is ${region}, where Amazon Comprehend is not available. It is in us-east-1, .*eu-west-1`,
      ),
    );
    expect(() => makePipeline(region, { engine: 'embedded' })).not.toThrow();
  });

  it('is the region of the CDK command if the stack has none of its own', () => {
    vi.stubEnv('CDK_DEFAULT_REGION', 'eu-north-1');
    expect(() => makePipeline()).toThrow('the region is eu-north-1');
    expect(() => makePipeline('eu-west-1')).not.toThrow();
  });

  it.each(['us-east-1', 'eu-central-1', undefined])('%s is accepted', (region) => {
    expect(() => makePipeline(region)).not.toThrow();
  });
});
