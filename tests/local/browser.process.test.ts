import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../../local/template/template.ts';
import { makeTempDir, type RunningStack, startStack } from './fixtures/start-stack.ts';

/** The part of playwright-core that the test uses. */
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Argument, Result>(
    run: (argument: Argument) => Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  setContent(html: string): Promise<void>;
  click(selector: string): Promise<void>;
  waitForTimeout(milliseconds: number): Promise<void>;
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** A name that the compiler does not follow: the test is skipped where the package is not installed. */
const load = (name: string) => import(name).catch(() => undefined);
const chromium: { args: string[]; executablePath(): Promise<string> } | undefined = (
  await load('@sparticuz/chromium')
)?.default;
const driver: { launch(options: object): Promise<Browser> } | undefined = (await load('playwright-core'))
  ?.chromium;
/** The browser is inside its package, which is built for Linux. */
const isHere = process.platform === 'linux' && process.arch === 'x64' && chromium && driver;
const SCOPE = 'AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/';
const SIGNED = (service: string) => `${SCOPE}${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** What a page's script got: the status and text of an answer, or that the browser kept it from the script. */
type Got = { readonly status: number; readonly text: string } | 'kept from the page';

describe.skipIf(!isHere)('a page of another origin, in a browser', () => {
  let stack: RunningStack;
  let evil: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const files = makeTempDir();
    writeFileSync(join(files, 'index.html'), '<title>unpublished</title>');
    const resources: Template['Resources'] = {
      Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
      Deployment: {
        Type: 'Custom::CDKBucketDeployment',
        Properties: { DestinationBucketName: { Ref: 'Files' }, SourceObjectKeys: ['page'] },
      },
      Site: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            DefaultRootObject: 'index.html',
            Origins: [
              { Id: 'files', DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] } },
              { Id: 's3', DomainName: 's3.us-east-1.amazonaws.com' },
            ],
            CacheBehaviors: [{ PathPattern: '/articles', TargetOriginId: 's3' }],
            DefaultCacheBehavior: { TargetOriginId: 'files' },
          },
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'articles' } },
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'articles',
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        },
      },
    };
    stack = await startStack(() => resources, {
      assembly: { stackName: 'Test', template: { Resources: resources }, assets: new Map([['page', files]]) },
    });
    await stack.dynamoDb.send(
      new PutItemCommand({
        TableName: 'articles',
        Item: { pk: { S: 'secret' }, text: { S: 'unpublished' } },
      }),
    );
    await stack.s3.send(new PutObjectCommand({ Bucket: 'articles', Key: 'secret.txt', Body: 'unpublished' }));
    evil = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>evil</title>'),
    ).listen(0, '127.0.0.1');
    await once(evil, 'listening');
    if (!chromium || !driver) return;
    browser = await driver.launch({
      executablePath: await chromium.executablePath(),
      // The package's defaults turn off what this test is about.
      args: chromium.args.filter((arg) => !/web-security|site-isolation|insecure|features/.test(arg)),
      headless: true,
      env: { ...process.env, HOME: makeTempDir() } as Record<string, string>,
    });
    page = await browser.newPage();
    // Another host name than the run's, so that the page is of another site.
    await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    evil?.close();
    await stack?.close();
  });

  const ask = (
    path: string,
    init: { method: string; headers?: Record<string, string>; body?: string; mode?: string },
    at: string = stack.host.url,
  ) =>
    page.evaluate(
      async ([url, options]): Promise<Got> => {
        try {
          const response = await fetch(url as string, options as RequestInit);
          return { status: response.status, text: await response.text() };
        } catch {
          return 'kept from the page';
        }
      },
      [`${at}${path}`, init] as const,
    );

  it('can neither send a signed Scan after a preflight nor read the table', async () => {
    const got = await ask('/', {
      method: 'POST',
      headers: {
        authorization: SIGNED('dynamodb'),
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.Scan',
      },
      body: '{"TableName":"articles"}',
    });
    expect(got).toBe('kept from the page');
  });

  it('gets no permission by a preflight', async () => {
    const answer = await fetch(`${stack.host.url}/`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,x-amz-target',
      },
    });
    expect(answer.status).toBe(403);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it.each(['cors', 'no-cors'])(
    'deletes nothing by a text/plain POST without a preflight (%s)',
    async (mode) => {
      const body = '<Delete><Object><Key>secret.txt</Key></Object></Delete>';
      const credential = 'local%2F20261124%2Fus-east-1%2Fs3%2Faws4_request';
      await ask(`/articles?delete&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body,
        mode,
      });
      const { Contents = [] } = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'articles' }));
      expect(Contents.map(({ Key }) => Key)).toEqual(['secret.txt']);
    },
  );

  it('puts nothing by a form that it submits', async () => {
    const action = `${stack.host.url}/articles?delete&X-Amz-Credential=local/20261124/us-east-1/s3/aws4_request`;
    await page.setContent(
      `<iframe name="f"></iframe><form target="f" method="post" enctype="text/plain" action="${action}">` +
        '<input name="<Delete><Object><Key>secret.txt</Key></Object></Delete>"><button>send</button></form>',
    );
    await page.click('button');
    await page.waitForTimeout(1_000);
    const { Contents = [] } = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'articles' }));
    expect(Contents.map(({ Key }) => Key)).toEqual(['secret.txt']);
  });

  it('can neither read a site of the run nor post a form through it', async () => {
    const [site = ''] = stack.host.sites;
    expect(await ask('/', { method: 'GET' }, site)).toBe('kept from the page');
    const policy = btoa(
      JSON.stringify({ expiration: '2999-01-01T00:00:00Z', conditions: [['starts-with', '$key', '']] }),
    );
    await page.setContent(
      `<iframe name="f"></iframe><form target="f" method="post" enctype="multipart/form-data" action="${site}/articles">` +
        `<input name="key" value="evil.txt"><input name="policy" value="${policy}">` +
        '<input name="x-amz-signature" value="0"><textarea name="file">evil</textarea><button>send</button></form>',
    );
    await page.click('button');
    await page.waitForTimeout(1_000);
    const { Contents = [] } = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'articles' }));
    expect(Contents.map(({ Key }) => Key)).toEqual(['secret.txt']);
  });

  it('an SDK still reads the table', async () => {
    const { Count } = await stack.dynamoDb.send(new ScanCommand({ TableName: 'articles' }));
    expect(Count).toBe(1);
  });
});
