import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Browser } from 'playwright-core';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import type { ExampleObject } from './example-day.ts';
import { launchBrowser } from './launch-browser.ts';

/** A local run with objects in it, and a browser. */
export interface Example {
  /** Of the page. */
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts a local run in a temporary folder, uploads the objects, and waits until all have ended. */
export async function startExample(objects: readonly ExampleObject[]): Promise<Example> {
  const dataDir = await mkdtemp(join(tmpdir(), 'copydesk-example-'));
  const host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  const browser = await launchBrowser();
  const [url = ''] = host.sites;
  const s3 = new S3Client({
    endpoint: host.url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const { key, body, metadata } of objects)
    await s3.send(
      new PutObjectCommand({ Bucket: host.outputs.BucketName, Key: key, Body: body, Metadata: metadata }),
    );
  s3.destroy();
  await waitForEnd(url, objects.length);
  return {
    url,
    browser,
    close: async () => {
      await browser.close();
      await host.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitForEnd(url: string, count: number): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/api/received?limit=500`);
    const { items } = (await response.json()) as { items: { status: string }[] };
    if (items.length >= Math.min(count, 500) && items.every(({ status }) => status !== 'ENRICHING')) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
