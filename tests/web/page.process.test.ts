import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { RunningHost } from '@copydesk/local-stack';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { testAccessibility } from './page/accessibility.ts';
import type { DeskRun } from './page/desk-run.ts';
import { HOSTILE, testHostile } from './page/hostile.ts';
import { testKeyboard } from './page/keyboard.ts';
import { LETTERS, PLAIN } from './page/texts.ts';
import { testUploads } from './page/uploads.ts';

/** The browser is inside its package, which is built for Linux on x64. */
const isHere = process.platform === 'linux' && process.arch === 'x64';

describe.skipIf(!isHere)('the page, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'copydesk-page-'));
  let host: RunningHost;
  let browser: Browser;
  let s3: S3Client;
  const uploaded: string[] = [];
  const run = (): DeskRun => ({ url: host.sites[0] ?? '', browser, put, settled });

  beforeAll(async () => {
    const { launchBrowser } = await import('../../bench/shots/launch-browser.ts');
    const assemblyDir = await synthesize();
    [host, browser] = await Promise.all([
      startPipeline({ assemblyDir, dataDir, port: 0, warn: () => {} }),
      launchBrowser(),
    ]);
    s3 = new S3Client({
      endpoint: host.url,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await put('letters.txt', LETTERS);
    await put('plain.txt', PLAIN);
    await put('empty.txt', ' ');
    for (const { key, text, metadata } of HOSTILE) await put(key, text, metadata);
    await settled();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    s3?.destroy();
    await host?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function put(key: string, body: string, metadata: Record<string, string> = {}): Promise<void> {
    const { BucketName: Bucket } = host.outputs;
    uploaded.push(key);
    await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: body, Metadata: metadata }));
  }

  /** Waits until every object was received and has ended. */
  async function settled(): Promise<void> {
    while (!(await isSettled())) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  async function isSettled(): Promise<boolean> {
    const answer = await fetch(`${run().url}/api/received?limit=500`);
    // The API's function may answer 5xx while it starts.
    if (!answer.ok) return false;
    const { items } = (await answer.json()) as { items: { key: string; status: string }[] };
    const ended = new Set(items.filter(({ status }) => status !== 'ENRICHING').map(({ key }) => key));
    return uploaded.every((key) => ended.has(key));
  }

  describe('uploads', () => testUploads(run));
  describe('keys', () => testKeyboard(run));
  describe('hostile articles', () => testHostile(run));
  describe('accessibility', () => testAccessibility(run));
});
