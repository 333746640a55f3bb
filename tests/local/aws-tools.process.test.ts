import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { makeTempDir, until } from './fixtures/start-stack.ts';

/** A start of the AWS CLI takes seconds on a busy machine. */
const TIMEOUT_MS = 300_000;
const hasCli = runs('aws', '--version');
const hasBoto3 = runs('python3', '-c', 'import boto3');
if (!hasCli) console.warn('skipped: the AWS CLI is not installed ("aws --version" does not run)');
if (!hasBoto3) console.warn('skipped: boto3 is not installed ("python3 -c \'import boto3\'" does not run)');

describe.runIf(hasCli || hasBoto3)('AWS tools on the local run', () => {
  const dir = makeTempDir();
  let host: RunningHost;
  let bucket: string;
  let table: string;
  let reader: ArticleReader;
  let dynamoDb: DynamoDBClient;

  beforeAll(async () => {
    const dataDir = join(dir, 'data');
    mkdirSync(dataDir);
    host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
    bucket = host.outputs.BucketName as string;
    table = host.outputs.TableName as string;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    dynamoDb = new DynamoDBClient({ endpoint: host.url, region: 'us-east-1', credentials });
    reader = new ArticleReader(new Table(table, createTableClient(dynamoDb)));
  }, 120_000);
  afterAll(async () => {
    dynamoDb?.destroy();
    await host?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test.runIf(hasCli)(
    'the AWS CLI uploads, copies, overwrites and deletes articles, and the records follow',
    { timeout: TIMEOUT_MS },
    async () => {
      // A threshold so small that an article of this size is uploaded in parts.
      writeFileSync(join(dir, 'config'), '[default]\ns3 =\n  multipart_threshold = 64KB\n');
      const article = join(dir, 'article.txt');
      const write = (place: string, times = 1) =>
        writeFileSync(
          article,
          `Mayor Ilse Brandt opens a hall\n\n${`Ilse Brandt opened the new hall in ${place} on Monday. `.repeat(times)}`,
        );

      write('Paris');
      await aws('s3', 'cp', article, `s3://${bucket}/cli/put it+there.txt`);
      await until('the article', async () => (await namesOf('cli/put it+there.txt')).includes('Paris'));
      await aws('s3', 'cp', `s3://${bucket}/cli/put it+there.txt`, `s3://${bucket}/cli/copy.txt`);
      await until('the copy', async () => (await namesOf('cli/copy.txt')).includes('Paris'));
      write('London', 2000);
      await aws('s3', 'cp', article, `s3://${bucket}/cli/put it+there.txt`);
      await until('the overwrite, put in parts', async () => {
        const names = await namesOf('cli/put it+there.txt');
        return names.includes('London') && !names.includes('Paris');
      });
      await aws('s3', 'rm', `s3://${bucket}/cli/`, '--recursive');
      for (const key of ['cli/put it+there.txt', 'cli/copy.txt'])
        await until(`the tombstone of ${key}`, async () => (await read(key))?.head.status === 'DELETED');
      // The CLI reads the table too. It starts so slowly that it is not used to wait.
      const left = await until('the end of the sweep', async () => {
        // The second sweep deletes the guides, minutes later.
        const items = (await itemsOf('cli/copy.txt')).filter(({ sk }) => !sk.S.startsWith('NAMES#'));
        return items.length === 1 && items;
      });
      expect(left).toMatchObject([{ status: { S: 'DELETED' } }]);
    },
  );

  test.runIf(hasBoto3)(
    'boto3 uploads, copies, overwrites and deletes articles, and the records follow',
    { timeout: TIMEOUT_MS },
    async () => {
      const script = join(import.meta.dirname, 'fixtures/boto3-articles.py');
      const ids = ['boto3/put.txt', 'boto3/copy.txt'].map((key) => articleIdOf(bucket, key));
      const { stdout } = await promisify(execFile)('python3', [script, bucket, table, ...ids], {
        env: exported(),
      });
      expect(stdout).toBe('ok\n');
    },
  );

  async function aws(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('aws', args, {
      env: { ...exported(), AWS_PAGER: '' },
    });
    return stdout;
  }

  /** The variables that docs/local.md tells a user to export, with no region or credentials from elsewhere. */
  function exported(): NodeJS.ProcessEnv {
    const document = readFileSync(join(import.meta.dirname, '../../docs/local.md'), 'utf8');
    const [, lines = ''] =
      /^((?:export .*\n)+)npx copydesk ingest/m.exec(document.replace(/ +#.*$/gm, '')) ?? [];
    const variables = [...lines.matchAll(/(AWS_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
    const others = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    return {
      ...Object.fromEntries([...others, ...variables]),
      AWS_ENDPOINT_URL: host.url,
      AWS_CONFIG_FILE: join(dir, 'config'),
    };
  }

  async function itemsOf(key: string): Promise<{ sk: { S: string } }[]> {
    const values = JSON.stringify({ ':pk': { S: `A#${articleIdOf(bucket, key)}` } });
    const answer = await aws(
      ...['dynamodb', 'query', '--output', 'json', '--table-name', table, '--consistent-read'],
      ...['--key-condition-expression', 'pk = :pk', '--expression-attribute-values', values],
    );
    return (JSON.parse(answer) as { Items: { sk: { S: string } }[] }).Items;
  }
  const read = (key: string) => reader.readArticle(articleIdOf(bucket, key));
  async function namesOf(key: string): Promise<string[]> {
    return ((await read(key))?.entities ?? []).map(({ canonical }) => canonical);
  }
});

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
