import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { connectClients, type HostClients } from '../../local/gateway/clients.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { checkEvent } from '../support/check-event.ts';
import { until } from './fixtures/start-stack.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/subscribers/print-alerts.ts');

/** Names NATO after many others, so that it is not among the ten most salient ones. */
const SUMMIT = `Leaders meet in Berlin

Angela Merkel met Emmanuel Macron, Boris Johnson, Mark Rutte, Justin Trudeau and Giuseppe Conte in Berlin on Monday. Angela
Merkel thanked Emmanuel Macron and Boris Johnson. Mark Rutte praised Justin Trudeau. Giuseppe Conte had come from Rome, Justin
Trudeau from Ottawa, Boris Johnson from London and Emmanuel Macron from Paris. Germany, France, Italy and Canada signed a letter.
Germany and France wrote it in Berlin and in Paris.

The guests had dinner at the chancellery and spoke about the weather. Late in the evening they also mentioned NATO.
`;
const HARBOUR =
  'The harbour of Bergen opens\n\nThe mayor of Bergen said on Monday that the harbour opens in the spring, and thanked everyone who had helped.\n';

let dataDir: string;
let host: RunningHost;
let clients: HostClients;
let watcher: ChildProcess;
let printed = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'copydesk-alerts-'));
  host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  clients = connectClients(host.url);
  watcher = spawn(process.execPath, [EXAMPLE, 'nato', 'european union'], {
    env: { ...process.env, AWS_ENDPOINT_URL: host.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  watcher.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  await once(watcher.stderr as NodeJS.ReadableStream, 'data');
}, 180_000);

afterAll(async () => {
  watcher?.kill('SIGKILL');
  for (const client of Object.values(clients ?? {})) client.destroy();
  await host?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const put = (Key: string, Body: string) =>
  clients.s3.send(new PutObjectCommand({ Bucket: host.outputs.BucketName, Key, Body }));

it('the example prints an article that names NATO after eleven other names, and no other article', async () => {
  await put('harbour.txt', HARBOUR);
  await put('summit.txt', SUMMIT);
  await until('the alert', () => printed.includes('summit.txt'), 90_000);
  const readEvents = async () => {
    const log = await readFile(join(dataDir, 'logs/events.jsonl'), 'utf8');
    return log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  await until('both events', async () => (await readEvents()).length === 2);
  const events = await readEvents();
  for (const event of events) checkEvent({ type: event['detail-type'], detail: event.detail });
  const { detail } = events.find((event) => event.detail.key === 'summit.txt');
  expect(detail.names.indexOf('nato')).toBeGreaterThanOrEqual(11);
  expect(detail.article.topEntities.map(({ canonical }: { canonical: string }) => canonical)).not.toContain(
    'NATO',
  );
  expect(printed).toBe(`nato: Leaders meet in Berlin (s3://${host.outputs.BucketName}/summit.txt)\n`);
}, 120_000);

it('the example leaves no rule behind', async () => {
  watcher.kill('SIGINT');
  await once(watcher, 'exit');
  const events = new EventBridgeClient({
    endpoint: host.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Rules } = await events.send(new ListRulesCommand({ EventBusName: host.outputs.EventBusName }));
  expect(Rules).toEqual([]);
  events.destroy();
}, 30_000);
