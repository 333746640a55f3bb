import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { App } from 'aws-cdk-lib';
import { afterEach, expect, it } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader, type ArticleView } from '../../core/store/article-reader.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { buildFunctions } from '../../functions/build/build-functions.ts';
import type { ArticlePipelineProps } from '../../infra/article-pipeline-props.ts';
import { CopydeskStack } from '../../infra/copydesk-stack.ts';
import type { RunningHost } from '../../local/start-host.ts';

/** Stacks with other properties than the one of `npm start`: their own templates, the same function bundles. */
const TIMEOUT_MS = 60_000;
let folder: string | undefined;
let host: RunningHost | undefined;

afterEach(async () => {
  await host?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
  [host, folder] = [undefined, undefined];
});

/** Uploads texts to a pipeline with these properties, and waits until each is done. */
async function enrich(props: ArticlePipelineProps, texts: readonly string[]): Promise<ArticleView[]> {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-engines-'));
  await buildFunctions();
  const assemblyDir = join(folder, 'assembly');
  const app = new App({
    outdir: assemblyDir,
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  new CopydeskStack(app, 'Copydesk', props);
  app.synth();
  host = await startPipeline({ assemblyDir, dataDir: join(folder, 'data'), port: 0, warn: () => {} });
  const config = {
    endpoint: host.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const dynamoDb = new DynamoDBClient(config);
  const reader = new ArticleReader(new Table(host.outputs.TableName as string, createTableClient(dynamoDb)));
  const bucket = host.outputs.BucketName as string;
  const views = texts.map(async (Body, i) => {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${i}.txt`, Body }));
    for (const end = Date.now() + TIMEOUT_MS; Date.now() < end; await sleep(50)) {
      const view = await reader.readArticle(articleIdOf(bucket, `${i}.txt`));
      if (view && view.head.status !== 'ENRICHING') return view;
    }
    throw new Error(`${i}.txt is not done after ${TIMEOUT_MS} ms`);
  });
  try {
    return await Promise.all(views);
  } finally {
    s3.destroy();
    dynamoDb.destroy();
  }
}

const seed = await readFile(join(import.meta.dirname, '../../seeds/satellite-garden.txt'), 'utf8');
const GERMAN = 'Die Regierung hat heute beschlossen, den Bau der neuen Brücke über den Fluss zu verschieben.';

it('the embedded engine enriches inside the function, unbilled, and marks a language that it does not support', {
  timeout: TIMEOUT_MS,
}, async () => {
  const [article, german] = await enrich({ engine: 'embedded', targetChars: 500 }, [seed, GERMAN]);
  expect(article?.card).toMatchObject({
    status: 'ENRICHED',
    engine: { name: 'embedded' },
    coverage: 1,
    usage: { entityUnits: 0, sentimentUnits: 0, cachedUnits: 0, calls: 0 },
  });
  expect(article?.head.settings).toMatchObject({ engine: 'embedded', targetChars: 500 });
  expect(article?.passages.length).toBe(3);
  const stored = article?.passages.map(({ text, gap }) => text + gap).join('') ?? '';
  expect(stored).toBe(seed.trim());
  expect(article?.entities.length).toBeGreaterThan(5);
  for (const { mentions, forms } of article?.entities ?? []) {
    for (const { utf16 } of mentions) {
      expect(Object.keys(forms)).toContain(stored.slice(utf16.begin, utf16.end));
    }
  }
  expect(german?.card).toMatchObject({ status: 'PARTIAL', reasons: ['LANGUAGE_REFUSED'], coverage: 0 });
});

it('key phrases and targeted sentiment come from the endpoint, and are stored with article and entity', {
  timeout: TIMEOUT_MS,
}, async () => {
  const [article] = await enrich({ keyPhrases: true, targetedSentiment: true }, [seed]);
  expect(article?.card).toMatchObject({ status: 'ENRICHED', engine: { name: 'embedded' }, coverage: 1 });
  const usage = article?.card?.usage;
  expect(usage?.keyPhraseUnits).toBe(usage?.entityUnits);
  expect(usage?.targetedSentimentUnits).toBe(usage?.entityUnits);
  expect(article?.card?.keyPhrases?.length).toBeGreaterThan(3);
  for (const { text, keyPhrases = [], targetedSentiment = [] } of article?.passages ?? []) {
    const characters = [...text];
    expect(keyPhrases.length).toBeGreaterThan(0);
    for (const phrase of [...keyPhrases, ...targetedSentiment.flatMap(({ mentions }) => mentions)]) {
      expect(characters.slice(phrase.begin, phrase.end).join('')).toBe(phrase.text);
    }
  }
  const [first] = article?.entities ?? [];
  expect(first?.targetedSentiment?.label).toMatch(/^(POSITIVE|NEGATIVE|NEUTRAL|MIXED)$/);
});
