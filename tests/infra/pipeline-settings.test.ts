import { existsSync, mkdtempSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../core/runtime/environment.ts';
import { buildFunctions } from '../../functions/build/build-functions.ts';
import { OwnAliases } from '../../functions/split/own-aliases.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import type { ArticlePipelineProps } from '../../infra/article-pipeline-props.ts';
import { CopydeskStack } from '../../infra/copydesk-stack.ts';
import { pipelineSettingsOf } from '../../infra/pipeline-settings.ts';
import { createStack, createTestApp, type ReadTemplate, synthesize } from './synthesize.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the settings of a pipeline', () => {
  it('are Comprehend, two analyses, 1,000 characters, 30 days, the first quotas, 1 second, 15 minutes and no budget by default', () => {
    expect(pipelineSettingsOf({})).toEqual({
      engine: 'comprehend',
      analyses: ['entities', 'sentiment'],
      targetChars: 1_000,
      cacheSeconds: 30 * 24 * 60 * 60,
      callsPerSecond: { entities: 10, sentiment: 10, keyPhrases: 10, targetedSentiment: 10 },
      gatherSeconds: 1,
      digestSeconds: 900,
      dailyBudget: undefined,
    });
  });

  it('keep the default of each quota that is not given', () => {
    expect(pipelineSettingsOf({ callsPerSecond: { sentiment: 25 } }).callsPerSecond).toEqual({
      entities: 10,
      sentiment: 25,
      keyPhrases: 10,
      targetedSentiment: 10,
    });
  });
});

describe('an alias file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-alias-file-'));
  afterAll(() => rm(folder, { recursive: true }));
  const path = join(folder, 'names.json');
  const synthesizeWith = async (content: string) => {
    await writeFile(path, content);
    await buildFunctions();
    const app = createTestApp();
    const { Outputs } = Template.fromStack(new CopydeskStack(app, 'Names', { aliases: path })).toJSON();
    const folders = (await readdir(app.outdir)).map((name) => join(app.outdir, name));
    return { settings: JSON.parse(Outputs.Settings.Value), folders };
  };

  it('stands beside the code of split alone, and its digest is among the settings in the outputs', async () => {
    const { settings, folders } = await synthesizeWith(
      '{"version": 1, "names": [{"name": "Meta", "aliases": ["Facebook"]}]}',
    );
    const [found, ...others] = folders.filter((code) => existsSync(join(code, 'aliases.json')));
    expect(others).toEqual([]);
    expect(existsSync(join(String(found), 'handler.mjs'))).toBe(true);
    expect(OwnAliases.in(String(found), { put: async () => {} }).digest).toBe(settings.aliases);
    expect(await readdir(String(found))).toEqual([
      'aliases.json',
      ...(await readdir(join(ROOT, 'dist/functions/split'))),
    ]);
  });

  it('that is not valid fails the synth', async () => {
    await expect(synthesizeWith('{"version": 1, "hide": [5]}')).rejects.toThrow(
      `The alias file ${path} is not valid: hide[0] is 5`,
    );
  });

  it('that does not exist fails the synth', () => {
    const stack = createStack();
    expect(() => new ArticlePipeline(stack, 'Pipeline', { aliases: 'nowhere/names.json' })).toThrow(
      /^The alias file \/.*\/nowhere\/names\.json cannot be read: .*The property aliases must be the path of a JSON file/,
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
  readonly props: ArticlePipelineProps;
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

  it('gives split and enrich the settings', async () => {
    expect(await variablesOf('Split')).toMatchObject(named(split));
    const variables = await variablesOf('Enrich');
    expect(variables).toMatchObject(named(enrich));
    const stage = props.engine === 'embedded' ? 'enrich-embedded' : 'enrich';
    expect(Object.keys(variables).sort()).toEqual([...ENVIRONMENT[stage]].sort());
  });
});

describe('the embedded engine', () => {
  it('has the memory of a whole core, and its second sweep is after the longest possible invocation', async () => {
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
