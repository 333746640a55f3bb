import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import type { ArticlePipelineProps } from '../../infra/article-pipeline-props.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

/** What a deployment over a stack that runs already must not replace or delete: it holds articles, messages, logs or subscribers. */
const STATEFUL = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::Events::EventBus',
  'AWS::Logs::LogGroup',
  'AWS::Lambda::EventSourceMapping',
];
const FUNCTIONS = ['Split', 'Unbundle', 'Enrich', 'Publish'];

const deployed = (props: ArticlePipelineProps) =>
  synthesize((stack) => new ArticlePipeline(stack, 'Pipeline', props));
const statefulIn = (template: ReadTemplate) =>
  STATEFUL.flatMap((type) => template.named(type).map((name) => ({ name, type })));

let before: ReadTemplate;
beforeAll(async () => {
  before = await deployed({});
});

describe('a deployment', () => {
  it('moves each event source to new code and new variables in one step, by an alias', () => {
    for (const stage of FUNCTIONS) {
      const live = before.properties(`${stage}Live`, 'AWS::Lambda::Alias');
      expect(live).toMatchObject({ Name: 'live', FunctionName: `${stage}Function` });
      expect(String(live.FunctionVersion)).toMatch(
        new RegExp(`^${stage}FunctionCurrentVersion\\w+\\.Version$`),
      );
      const source = before.properties(`${stage}Source`, 'AWS::Lambda::EventSourceMapping');
      expect(JSON.stringify(source.FunctionName)).toContain(`${stage}Live`);
    }
  });
});

describe.each([
  ['a daily budget is removed', { dailyBudget: 1_000 }, {}, ['BudgetLogs']],
  ['the engine changes to the embedded one', {}, { engine: 'embedded' }, []],
  ['the engine changes to Comprehend', { engine: 'embedded' }, {}, []],
  ['the settings of the analysis change', {}, { targetChars: 500, keyPhrases: true, gatherSeconds: 5 }, []],
] as const)('when %s', (_, from, to, leaving) => {
  it('nothing that holds anything is replaced or deleted', async () => {
    const [old, next] = await Promise.all([deployed(from), deployed(to)]);
    const kept = statefulIn(next).map(({ name }) => name);
    const gone = statefulIn(old).filter(({ name }) => !kept.includes(name));
    expect(gone.map(({ name }) => name)).toEqual(leaving);
    // Logs that leave the stack are kept.
    for (const { name, type } of gone)
      expect(old.get(name, type).DeletionPolicy).toBe('RetainExceptOnCreate');
  });
});

describe('a move to a bucket that exists already', () => {
  it('keeps the bucket that leaves the stack, and everything else', async () => {
    const moved = await synthesize((stack) => {
      const bucket = Bucket.fromBucketName(stack, 'Archive', 'archive');
      new ArticlePipeline(stack, 'Pipeline', { bucket });
    });
    const kept = statefulIn(moved).map(({ name }) => name);
    const gone = statefulIn(before).filter(({ name }) => !kept.includes(name));
    expect(gone).toEqual([{ name: 'Bucket', type: 'AWS::S3::Bucket' }]);
    expect(before.get('Bucket', 'AWS::S3::Bucket').DeletionPolicy).toBe('RetainExceptOnCreate');
  });
});
