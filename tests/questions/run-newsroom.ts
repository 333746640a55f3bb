import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { App } from 'aws-cdk-lib';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { openQueries } from '../../core/queries/open-queries.ts';
import type { Queries } from '../../core/queries/queries.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { buildFunctions } from '../../functions/build/build-functions.ts';
import { CopydeskStack } from '../../infra/copydesk-stack.ts';

/** A pipeline on this machine that has enriched some objects. */
export interface Newsroom {
  readonly url: string;
  readonly bucket: string;
  readonly table: string;
  readonly bus: string;
  readonly queries: Queries;
  /** What the bus has carried. */
  events(): Promise<readonly { readonly 'detail-type': string; readonly detail: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export interface NewsObject {
  readonly key: string;
  readonly body: string | Uint8Array;
}

const ENRICHED_WITHIN_MS = 300_000;

/** Starts the pipeline with the analysis of tone towards each name, uploads objects, and waits until all are done. */
export async function runNewsroom(objects: readonly NewsObject[]): Promise<Newsroom> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-questions-'));
  await buildFunctions();
  const assemblyDir = join(folder, 'assembly');
  const app = new App({ outdir: assemblyDir, analyticsReporting: false });
  new CopydeskStack(app, 'Copydesk', { targetedSentiment: true });
  app.synth();
  const dataDir = join(folder, 'data');
  const host = await startPipeline({ assemblyDir, dataDir, port: 0, warn: () => {} });
  const config = {
    endpoint: host.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const dynamoDb = new DynamoDBClient(config);
  const { BucketName: bucket = '', TableName: table = '' } = host.outputs;
  const queries = openQueries(new Table(table, createTableClient(dynamoDb)), { bucket });
  await Promise.all(
    objects.map(({ key, body }) => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }))),
  );
  const end = Date.now() + ENRICHED_WITHIN_MS;
  // One after the other: the reads must not take the time of the functions.
  for (const { key } of objects) {
    while (((await queries.articleByKey(key))?.head.status ?? 'ENRICHING') === 'ENRICHING') {
      if (Date.now() > end) throw new Error(`${key} is not done after ${ENRICHED_WITHIN_MS} ms`);
      await sleep(500);
    }
  }
  return {
    url: host.url,
    bucket,
    table,
    bus: host.outputs.EventBusName ?? '',
    queries,
    events: async () =>
      (await readFile(join(dataDir, 'logs/events.jsonl'), 'utf8'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    close: async () => {
      s3.destroy();
      dynamoDb.destroy();
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
