import { Duration } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../core/runtime/environment.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { type EnrichmentProps, enrichmentSettingsOf } from '../../infra/enrichment-settings.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

describe('the settings of a pipeline', () => {
  it('are, unless told otherwise, Comprehend, two analyses, 1,000 characters and 30 days', () => {
    expect(enrichmentSettingsOf({})).toEqual({
      engine: 'comprehend',
      analyses: ['entities', 'sentiment'],
      targetChars: 1_000,
      cacheSeconds: 30 * 24 * 60 * 60,
    });
  });

  it.each<[EnrichmentProps, string]>([
    [{ engine: 'oracle' as 'embedded' }, "engine is 'oracle', and must be comprehend or embedded"],
    [{ targetChars: 299 }, 'targetChars is 299, and must be a whole number from 300 to 5000'],
    [{ targetChars: 5_001 }, 'targetChars is 5001, and must be a whole number from 300 to 5000'],
    [
      { targetChars: 2_001, targetedSentiment: true },
      'targetChars is 2001, and must be 2000 at most with targetedSentiment: an item of the table could not hold what is found',
    ],
    [{ targetChars: 999.5 }, 'targetChars is 999.5, and must be a whole number from 300 to 5000'],
    [
      { cacheTtl: Duration.days(366) },
      'cacheTtl is 31622400 s, and must be a whole number from 0 to 31536000 s',
    ],
    [
      { cacheTtl: Duration.millis(1_500) },
      'cacheTtl is 1.5 s, and must be a whole number from 0 to 31536000 s',
    ],
    [
      { engine: 'embedded', cacheTtl: Duration.days(1) },
      "cacheTtl is set, and the engine 'embedded' keeps nothing: leave it out",
    ],
  ])('%j are refused at synth', (props, complaint) => {
    expect(() => enrichmentSettingsOf(props)).toThrow(`ArticlePipeline: ${complaint}`);
  });

  it('name every fault at once', () => {
    expect(() => enrichmentSettingsOf({ targetChars: 0, cacheTtl: Duration.days(999) })).toThrow(
      /targetChars is 0.*; cacheTtl is /,
    );
  });
});

const ALWAYS = [
  'dynamodb:BatchWriteItem on Table.Arn',
  'dynamodb:GetItem on Table.Arn',
  'dynamodb:PutItem on Table.Arn',
  'dynamodb:UpdateItem on Table.Arn',
  'logs:CreateLogStream on EnrichLogs.Arn',
  'logs:PutLogEvents on EnrichLogs.Arn',
  'sqs:DeleteMessage on EnrichQueue.Arn',
  'sqs:GetQueueAttributes on EnrichQueue.Arn',
  'sqs:ReceiveMessage on EnrichQueue.Arn',
  'sqs:SendMessage on EnrichDeadLetterQueue.Arn',
  'sqs:SendMessage on EnrichQueue.Arn',
  'sqs:SendMessage on PublishQueue.Arn',
  'sqs:SendMessage on SplitQueue.Arn',
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];
const CACHE = ['dynamodb:BatchGetItem on Table.Arn'];
const BASE = ['comprehend:BatchDetectEntities on *', 'comprehend:BatchDetectSentiment on *'];

const CASES: readonly {
  readonly props: EnrichmentProps;
  readonly permissions: readonly string[];
  readonly split: Readonly<Record<string, string>>;
  readonly enrich: Readonly<Record<string, string>>;
}[] = [
  {
    props: { keyPhrases: true, targetChars: 5_000, cacheTtl: Duration.days(7) },
    permissions: [...CACHE, ...BASE, 'comprehend:BatchDetectKeyPhrases on *'],
    split: { ENGINE: 'comprehend', ANALYSES: 'entities,sentiment,keyPhrases', TARGET_CHARS: '5000' },
    enrich: { ANALYSES: 'entities,sentiment,keyPhrases', CACHE_SECONDS: '604800' },
  },
  {
    props: { targetedSentiment: true, cacheTtl: Duration.days(0) },
    permissions: [...BASE, 'comprehend:BatchDetectTargetedSentiment on *'],
    split: { ENGINE: 'comprehend', ANALYSES: 'entities,sentiment,targetedSentiment', TARGET_CHARS: '1000' },
    enrich: { ANALYSES: 'entities,sentiment,targetedSentiment', CACHE_SECONDS: '0' },
  },
  {
    props: { engine: 'embedded', keyPhrases: true, targetedSentiment: true },
    permissions: [],
    split: {
      ENGINE: 'embedded',
      ANALYSES: 'entities,sentiment,keyPhrases,targetedSentiment',
      TARGET_CHARS: '1000',
    },
    enrich: { ANALYSES: 'entities,sentiment,keyPhrases,targetedSentiment' },
  },
];

describe.each(CASES)('a pipeline with $props', ({ props, permissions, split, enrich }) => {
  let template: ReadTemplate;
  const synthesized = async () => {
    template ??= await synthesize((stack) => new ArticlePipeline(stack, 'Pipeline', props));
    return template;
  };
  const variablesOf = async (stage: string) => {
    const { Environment } = (await synthesized()).properties(`${stage}Function`, 'AWS::Lambda::Function');
    return (Environment as { Variables: Record<string, string> }).Variables;
  };
  const named = (settings: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(settings).map(([name, value]) => [`COPYDESK_${name}`, value]));

  it('lets enrich do exactly what it needs', async () => {
    expect((await synthesized()).permissions('Enrich')).toEqual([...permissions, ...ALWAYS].sort());
  });

  it('tells split and enrich what was chosen', async () => {
    expect(await variablesOf('Split')).toMatchObject(named(split));
    const variables = await variablesOf('Enrich');
    expect(variables).toMatchObject(named(enrich));
    const stage = props.engine === 'embedded' ? 'enrich-embedded' : 'enrich';
    expect(Object.keys(variables).sort()).toEqual([...ENVIRONMENT[stage]].sort());
  });
});

describe('the embedded engine', () => {
  it('stands in regions without Comprehend', async () => {
    const env = { region: 'eu-north-1' };
    const pipeline = (engine?: 'embedded') =>
      synthesize((stack) => new ArticlePipeline(stack, 'Pipeline', engine ? { engine } : {}), { env });
    await expect(pipeline('embedded')).resolves.toBeDefined();
    await expect(pipeline()).rejects.toThrow(
      'Amazon Comprehend is not available in eu-north-1, where this stack is to stand. It is in us-east-1',
    );
  });

  it('has a whole core, and a second sweep after the longest that it may run', async () => {
    const template = await synthesize(
      (stack) => new ArticlePipeline(stack, 'Pipeline', { engine: 'embedded' }),
    );
    expect(template.properties('EnrichFunction', 'AWS::Lambda::Function')).toMatchObject({
      MemorySize: 1769,
      Timeout: 60,
    });
    expect(template.properties('EnrichSource', 'AWS::Lambda::EventSourceMapping')).toMatchObject({
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    const { Environment } = template.properties('PublishFunction', 'AWS::Lambda::Function');
    expect(Environment).toMatchObject({ Variables: { COPYDESK_RESWEEP_DELAY_SECONDS: '240' } });
  });
});
