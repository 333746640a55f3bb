import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../../local/template/template.ts';
import { makeTempDir, type RunningStack, startStack } from './fixtures/start-stack.ts';

const ECHO = `export const handler = async (event) => {
  if (event.rawPath === '/api/throw') throw new Error('no');
  if (event.rawPath === '/api/plain') return { hello: 'world' };
  if (event.rawPath === '/api/large') return { statusCode: 200, body: 'x'.repeat(7_000_000) };
  return { statusCode: 201, headers: { 'content-type': 'application/json', 'X-Own': '1' }, cookies: ['a=1', 'b=2'],
    body: Buffer.from(JSON.stringify(event)).toString('base64'), isBase64Encoded: true };
};`;
const CSP = "default-src 'none'";

const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const resources: Template['Resources'] = {
  Echo: {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { S3Key: 'echo' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Api', ProtocolType: 'HTTP' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: attribute('Echo', 'Arn'),
      PayloadFormatVersion: '2.0',
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: 'ANY /api/{proxy+}',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      AuthorizationType: 'JWT',
      AuthorizerId: { Ref: 'Missing' },
    },
  },
  Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' } },
  Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
  Uploads: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'uploads' } },
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: { Anything: 1 } },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: 'Headers',
        SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: CSP, Override: true } },
      },
    },
  },
  Site: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Enabled: true,
        DefaultRootObject: 'index.html',
        Origins: [
          { Id: 'files', DomainName: attribute('Files', 'RegionalDomainName') },
          {
            Id: 'api',
            DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', attribute('Api', 'ApiEndpoint')] }] },
          },
          { Id: 's3', DomainName: { 'Fn::Sub': 's3.${AWS::Region}.amazonaws.com' } },
        ],
        CacheBehaviors: [
          { PathPattern: '/api/*', TargetOriginId: 'api', ResponseHeadersPolicyId: { Ref: 'Headers' } },
          { PathPattern: '/uploads', TargetOriginId: 's3' },
        ],
        DefaultCacheBehavior: { TargetOriginId: 'files', ResponseHeadersPolicyId: { Ref: 'Headers' } },
      },
    },
  },
  Deployer: {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { S3Key: 'none' }, Handler: 'index.handler', Runtime: 'python3.13' },
  },
  Deployment: {
    Type: 'Custom::CDKBucketDeployment',
    Properties: {
      ServiceToken: attribute('Deployer', 'Arn'),
      DestinationBucketName: { Ref: 'Files' },
      SourceBucketNames: ['assets', 'assets'],
      SourceObjectKeys: ['page', 'config'],
      SourceMarkers: [{}, { '<<0>>': { Ref: 'Pool' } }],
    },
  },
};

let stack: RunningStack;
let site: string;
const ask = async (path: string, init?: RequestInit) => {
  const answer = await fetch(site + path, init);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

beforeAll(async () => {
  const dir = makeTempDir();
  const write = (folder: string, name: string, content: string) => {
    mkdirSync(join(dir, folder, 'assets'), { recursive: true });
    writeFileSync(join(dir, folder, name), content);
  };
  write('page', 'index.html', '<title>page</title>');
  write('page', 'assets/a b.js', 'one()');
  write('config', 'config.json', '{"pool":"<<0>>"}');
  write('echo', 'index.mjs', ECHO);
  const assets = new Map(['page', 'config', 'echo'].map((name) => [name, join(dir, name)]));
  const template = {
    Resources: resources,
    Outputs: {
      Site: { Value: { 'Fn::Join': ['', ['https://', attribute('Site', 'DomainName')]] } },
      Api: { Value: attribute('Api', 'ApiEndpoint') },
    },
  };
  stack = await startStack(() => resources, { assembly: { stackName: 'Test', template, assets } });
  site = stack.host.sites[0] ?? '';
});
afterAll(() => stack?.close());

describe('a site', () => {
  it('is served at an address that the outputs name', () => {
    expect(site).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(stack.host.outputs.Site).toBe(site);
    expect(stack.host.outputs.Api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('has the files that the deployment puts into its bucket, with the headers of its policy', async () => {
    const root = await ask('/');
    expect([root.status, root.text]).toEqual([200, '<title>page</title>']);
    expect(root.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(root.headers.get('content-security-policy')).toBe(CSP);
    expect((await ask('/assets/a%20b.js')).text).toBe('one()');
    expect((await ask('/config.json')).text).toBe('{"pool":"Pool"}');
  });

  it('answers 304 where the file is unchanged', async () => {
    const etag = (await ask('/')).headers.get('etag') ?? '';
    expect((await ask('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each([
    '/nothing.html',
    '/assets',
    '/../echo/index.mjs',
    '/%2e%2e/echo/index.mjs',
    '/..%2fecho%2findex.mjs',
    '/%00',
  ])('has no file %s', async (path) => {
    // fetch would shorten the path.
    const status = await new Promise((resolve, reject) => {
      httpRequest(site, { path }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  it('takes no other method', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
  });
});

describe('an HTTP API', () => {
  it('invokes its function with the payload 2.0, and passes on status, headers and cookies', async () => {
    const { status, headers, text } = await ask('/api/a%20b?x=1&x=2&y=%C3%BC', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'c=1; d=2', 'x-own': 'mine' },
      body: '{"a":1}',
    });
    expect([status, headers.get('x-own'), headers.getSetCookie()]).toEqual([201, '1', ['a=1', 'b=2']]);
    expect(headers.get('content-security-policy')).toBe(CSP);
    expect(JSON.parse(text)).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /api/{proxy+}',
      rawPath: '/api/a b',
      rawQueryString: 'x=1&x=2&y=%C3%BC',
      queryStringParameters: { x: '1,2', y: 'ü' },
      pathParameters: { proxy: 'a%20b' },
      cookies: ['c=1', 'd=2'],
      headers: { 'x-own': 'mine' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: {
        http: { method: 'POST', path: '/api/a b', sourceIp: '127.0.0.1' },
        stage: '$default',
      },
    });
  });

  it('sends bytes that are no text in base64', async () => {
    const { text } = await ask('/api/bytes', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array([0xff, 0x00]),
    });
    expect(JSON.parse(text)).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  });

  it('takes a value without a status code for the body', async () => {
    const { status, text } = await ask('/api/plain');
    expect([status, text]).toEqual([200, '{"hello":"world"}']);
  });

  it.each(['/api/throw', '/api/large'])(
    'answers 500 for %s, as API Gateway does, and warns',
    async (path) => {
      const { status, text } = await ask(path);
      expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
      expect(stack.warnings.join()).toContain(path);
    },
  );

  it('has an address of its own, where other paths are not found', async () => {
    const answer = await fetch(`${stack.host.outputs.Api}/nothing`);
    expect([answer.status, await answer.text()]).toEqual([404, '{"message":"Not Found"}']);
  });
});

describe('a form that a browser posts to a bucket', () => {
  const post = (to: string, fields: Record<string, string>, file = 'text') => {
    const policy = {
      expiration: new Date(Date.now() + 60_000).toISOString(),
      conditions: [{ bucket: 'uploads' }, ['starts-with', '$key', 'in/'], ['content-length-range', 1, 10]],
    };
    const form = new FormData();
    const all = {
      policy: Buffer.from(JSON.stringify(policy)).toString('base64'),
      'x-amz-signature': '0',
      ...fields,
    };
    for (const [name, value] of Object.entries(all)) form.append(name, value);
    form.append('file', new Blob([file]), 'name.txt');
    return fetch(to, { method: 'POST', body: form });
  };

  it('puts an object, at the gateway and at the site', async () => {
    expect((await post(`${stack.host.url}/uploads`, { key: 'in/a.txt' })).status).toBe(204);
    expect((await post(`${site}/uploads`, { key: 'in/${filename}' })).status).toBe(204);
    const { Contents = [] } = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'uploads' }));
    expect(Contents.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['in/a.txt', 4],
      ['in/name.txt', 4],
    ]);
  });

  it('puts nothing that its policy does not allow', async () => {
    expect((await post(`${site}/uploads`, { key: 'out/a.txt' })).status).toBe(403);
    expect((await post(`${site}/uploads`, { key: 'in/b.txt' }, 'longer than ten')).status).toBe(400);
    const { Contents = [] } = await stack.s3.send(new ListObjectsV2Command({ Bucket: 'uploads' }));
    expect(Contents).toHaveLength(2);
  });
});

describe('a request for a page of another origin', () => {
  it.each([
    ['another Origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ])('is refused by site, API and form: %s', async (_, headers) => {
    for (const path of ['/', '/config.json', '/api/plain'])
      expect((await ask(path, { headers: headers as Record<string, string> })).status).toBe(403);
    const form = await ask('/uploads', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' } as Record<string, string>,
      body: '--x--',
    });
    expect(form.status).toBe(403);
  });

  it('is refused under another host name', async () => {
    const { port } = new URL(site);
    const status = await new Promise((resolve, reject) => {
      httpRequest(
        { host: '127.0.0.1', port, path: '/api/plain', headers: { host: `evil.example:${port}` } },
        (answer) => resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe('the port of a site', () => {
  it('is any free one where the usual one is taken, and an error where it was asked for', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { listen } = await import('../../local/sites/listen.ts');
    await using free = await listen({ port, mayChange: true });
    expect(free.url).not.toContain(`:${port}`);
    await expect(listen({ port, mayChange: false })).rejects.toThrow(`Port ${port} is taken`);
    taken.close();
  });
});
