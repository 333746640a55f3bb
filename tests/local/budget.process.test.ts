import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetEventSourceMappingCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { buildFunctions } from '../../functions/build/build-functions.ts';
import { CopydeskStack } from '../../infra/copydesk-stack.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { until } from './fixtures/start-stack.ts';

const ARTICLES = 10;
/** Two analyses of a short text, at the minimum of three units each. */
const UNITS_OF_ONE = 6;
/** One unit is left after all articles but the last. */
const BUDGET = ARTICLES * UNITS_OF_ONE + 1;
const CONTROL = '/_copydesk/comprehend';

let dir: string;
let host: RunningHost;
let sourceId: string;
let clients: { s3: S3Client; sqs: SQSClient; lambda: LambdaClient; dynamoDb: DynamoDBClient };
let reader: ArticleReader;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'copydesk-budget-'));
  await buildFunctions();
  const app = new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    outdir: join(dir, 'assembly'),
  });
  new CopydeskStack(app, 'Copydesk', { dailyBudget: BUDGET });
  const { template } = app.synth().getStackByName('Copydesk');
  sourceId = Object.keys(template.Resources).find((id) => id.startsWith('PipelineEnrichSource')) ?? '';
  host = await startPipeline({
    assemblyDir: join(dir, 'assembly'),
    dataDir: join(dir, 'data'),
    port: 0,
    warn: () => {},
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { endpoint: host.url, region: 'us-east-1', credentials };
  clients = {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sqs: new SQSClient(config),
    lambda: new LambdaClient(config),
    dynamoDb: new DynamoDBClient(config),
  };
  reader = new ArticleReader(
    new Table(host.outputs.TableName as string, createTableClient(clients.dynamoDb)),
  );
}, 120_000);

afterAll(async () => {
  for (const client of Object.values(clients ?? {})) client.destroy();
  await host?.close();
  await rm(dir, { recursive: true, force: true });
});

const put = (Key: string) =>
  clients.s3.send(
    new PutObjectCommand({
      Bucket: host.outputs.BucketName,
      Key,
      Body: `Mayor Ilse Brandt opens the bridge of ${Key} in Hamburg on Monday.`,
    }),
  );
const statusOf = async (key: string) =>
  (await reader.readArticle(articleIdOf(host.outputs.BucketName as string, key)))?.head.status;
const enriched = (key: string) =>
  until(`${key} to be enriched`, async () => (await statusOf(key)) === 'ENRICHED');
const countMessages = async (output: string) => {
  const { Attributes } = await clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: host.outputs[output], AttributeNames: ['All'] }),
  );
  const counts: Record<string, string> = { ...Attributes };
  return {
    waiting: Number(counts.ApproximateNumberOfMessages),
    delayed: Number(counts.ApproximateNumberOfMessagesDelayed),
  };
};
const control = async (method: string, body?: object) =>
  (await (
    await fetch(host.url + CONTROL, { method, ...(body && { body: JSON.stringify(body) }) })
  ).json()) as { usage: Record<string, { billedUnits: number; throttled: number; errors: object }> };
const billedUnits = async () => {
  const { usage } = await control('GET');
  return Object.values(usage).reduce((sum, one) => sum + one.billedUnits, 0);
};
const keepBudget = () =>
  clients.lambda.send(new InvokeCommand({ FunctionName: host.outputs.BudgetFunctionName }));
const sourceState = async () =>
  (await clients.lambda.send(new GetEventSourceMappingCommand({ UUID: sourceId }))).State;

describe('the pipeline with a daily budget', () => {
  it('enriches every article despite throttles and failures, bills each once, and moves none to the dead-letter queue', async () => {
    await control('PUT', { faults: { throttleRate: 1 } });
    const keys = Array.from({ length: ARTICLES }, (_, i) => `article-${i}.txt`);
    await Promise.all(keys.map(put));
    await until('calls to be throttled', async () => {
      const { usage } = await control('GET');
      return (usage.BatchDetectEntities?.throttled ?? 0) >= 3;
    });
    await control('PUT', { faults: { throttleRate: 0.3, errorRate: 0.05 } });
    await Promise.all(keys.map(enriched));
    await control('PUT', {});
    expect(await billedUnits()).toBe(ARTICLES * UNITS_OF_ONE);
    expect(await countMessages('PassagesDeadLetterQueueUrl')).toEqual({ waiting: 0, delayed: 0 });
  });

  it('stops enrich once it is spent, without a loss or a bill; copydesk resume lets enrich continue', async () => {
    await put('last.txt');
    await enriched('last.txt');
    await keepBudget();
    expect(await sourceState()).toBe('Disabling');
    // The poll in progress receives one more passage, which is sent again with a delay, unbilled.
    await put('in-flight.txt');
    await until('the end of polling', async () => (await sourceState()) === 'Disabled');
    await until(
      'the passage to be sent again',
      async () => (await countMessages('PassagesQueueUrl')).delayed === 1,
    );
    await put('waiting.txt');
    await until('a passage to wait', async () => (await countMessages('PassagesQueueUrl')).waiting === 1);
    await keepBudget();
    expect(await sourceState()).toBe('Disabled');
    expect(await billedUnits()).toBe((ARTICLES + 1) * UNITS_OF_ONE);

    vi.stubEnv('AWS_ENDPOINT_URL', host.url);
    const print = vi.spyOn(console, 'log').mockReturnValue();
    expect(await createProgram().run(['node', 'copydesk', 'resume', '--json'])).toBe(0);
    expect(JSON.parse(String(print.mock.calls[0]?.[0]))).toMatchObject({
      unitsForgiven: (ARTICLES + 1) * UNITS_OF_ONE,
    });
    print.mockRestore();
    await enriched('waiting.txt');
    expect(await sourceState()).toBe('Enabled');
    expect(await statusOf('in-flight.txt')).toBe('ENRICHING');
    expect(await billedUnits()).toBe((ARTICLES + 2) * UNITS_OF_ONE);
    expect(await countMessages('PassagesDeadLetterQueueUrl')).toEqual({ waiting: 0, delayed: 0 });
  });
});
