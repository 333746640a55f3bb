import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import pc from 'picocolors';
import { articleIdOf } from '../core/article/article-id.ts';
import { createTableClient } from '../core/runtime/clients.ts';
import { ArticleReader } from '../core/store/article-reader.ts';
import type { RunningHost } from '../local/start-host.ts';
import { startPipeline } from '../local/start-pipeline.ts';
import { synthesize } from '../local/synthesize.ts';
import { type ArticleDocument, toArticleDocument } from './article-document.ts';
import { awaitArticle } from './await-article.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type DroppedFile, listFiles } from './list-files.ts';
import { renderArticle } from './render-article.ts';

export interface DevOptions {
  readonly files: readonly string[];
  readonly once: boolean;
  readonly json: boolean;
  readonly port: number;
  readonly data: string;
}

const SEEDS = resolve(import.meta.dirname, '../seeds');
/** An article that is not done by then is reported as it stands; the pipeline goes on with it. */
const ARTICLE_TIMEOUT_MS = 120_000;

const say = (line: string) => console.error(line);

/** Runs the pipeline on this machine, drops articles, prints what it makes of them, and stays up unless told not to. */
export async function dev(options: DevOptions): Promise<ExitCode> {
  const files = await listFiles(options.files.length > 0 ? options.files : [SEEDS]);
  const began = performance.now();
  say(pc.dim('building the functions and synthesizing the stack, unless nothing changed …'));
  const assemblyDir = await synthesize();
  const host = await startPipeline({
    assemblyDir,
    dataDir: resolve(options.data),
    port: options.port,
    warn: (message) => say(`${pc.yellow('warning')} ${message}`),
  });
  try {
    say(
      pc.dim(
        `up at ${host.url} in ${((performance.now() - began) / 1000).toFixed(1)} s; dropping ${files.length} files`,
      ),
    );
    const { articles, late } = await dropAndShow(files, host, options.json);
    if (options.json) console.log(JSON.stringify({ articles }, null, 2));
    if (late.length > 0)
      say(`${pc.yellow('late')} ${late.join(', ')}: not done yet; see ${options.data}/logs`);
    if (!options.once) await stayUp(host, options);
    return late.length > 0 ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    await host.close();
  }
}

async function dropAndShow(files: readonly DroppedFile[], host: RunningHost, json: boolean) {
  const config = {
    endpoint: host.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const dynamoDb = new DynamoDBClient(config);
  const reader = new ArticleReader(createTableClient(dynamoDb), host.outputs.TableName ?? '');
  const bucket = host.outputs.BucketName ?? '';
  const late: string[] = [];
  try {
    const dropped = await Promise.all(
      files.map(async ({ path, key }): Promise<ArticleDocument | undefined> => {
        await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: await readFile(path) }));
        const { ETag, LastModified } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        const version = {
          etag: (ETag ?? '').replaceAll('"', ''),
          receivedAt: (LastModified ?? new Date(0)).toISOString(),
        };
        const view = await awaitArticle(reader, articleIdOf(bucket, key), version, ARTICLE_TIMEOUT_MS);
        if (!view) late.push(key);
        const article = view && toArticleDocument(view);
        if (article && !json) console.log(`${renderArticle(article)}\n`);
        return article;
      }),
    );
    return { articles: dropped.filter((article) => article !== undefined), late };
  } finally {
    s3.destroy();
    dynamoDb.destroy();
  }
}

/** Says how to go on, and waits for Ctrl-C. */
async function stayUp(host: RunningHost, { data }: DevOptions): Promise<void> {
  const { BucketName, TableName } = host.outputs;
  say(`The pipeline is up. Drop an article with any AWS tool; any credentials will do:

  aws --endpoint-url ${host.url} s3 cp article.txt s3://${BucketName}/
  aws --endpoint-url ${host.url} dynamodb scan --table-name ${TableName}

Functions log to ${data}/logs. ${pc.bold('Ctrl-C')} ends it; what it knows is kept in ${data}.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  say('\nEnding.');
}
