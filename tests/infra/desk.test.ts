import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../infra/content-security-policy.ts';
import { CopydeskStack } from '../../infra/copydesk-stack.ts';
import { createApp } from '../../infra/create-app.ts';
import { buildOnce, createTestApp, ReadTemplate } from './synthesize.ts';

type Resources = Record<string, { Type: string; Properties: Record<string, never> }>;
// biome-ignore lint/suspicious/noExplicitAny: a template is data of a hundred shapes.
type Any = any;

const OWN = {
  issuer: 'https://login.example.com',
  audience: ['copydesk'],
  clientId: 'page',
  authorizeUrl: 'https://login.example.com/authorize',
  tokenUrl: 'https://token.example.com/token',
};

function stackWith(props: object): { resources: Resources; template: ReadTemplate; outputs: object } {
  const json = Template.fromStack(new CopydeskStack(createTestApp(), 'Copydesk', props)).toJSON();
  return { resources: json.Resources, template: new ReadTemplate(json), outputs: json.Outputs };
}
const ofType = (resources: Resources, type: string): Any[] =>
  Object.values(resources)
    .filter((resource) => resource.Type === type)
    .map(({ Properties }) => Properties);

let web: ReturnType<typeof stackWith>;
let folder: string;
beforeAll(async () => {
  await buildOnce();
  web = stackWith({ web: true });
  folder = await mkdtemp(join(tmpdir(), 'copydesk-desk-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the API', () => {
  it('has no anonymous route but that of health', () => {
    const routes = ofType(web.resources, 'AWS::ApiGatewayV2::Route').map(
      ({ RouteKey, AuthorizationType }) => `${RouteKey} ${AuthorizationType}`,
    );
    expect(routes.sort()).toEqual([
      'GET /api/health NONE',
      'GET /api/{proxy+} JWT',
      'GET /iam/api/{proxy+} AWS_IAM',
      'POST /api/uploads JWT',
      'POST /iam/api/uploads AWS_IAM',
    ]);
    expect(ofType(web.resources, 'AWS::Lambda::Url')).toEqual([]);
  });

  it('may read the table, look at queues, and put objects under uploads/ alone', () => {
    expect(web.template.permissions('Api')).toEqual([
      'dynamodb:BatchGetItem on Table.Arn',
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:Query on Table.Arn',
      'dynamodb:Query on Table.Arn/index/gsi1',
      'logs:CreateLogStream on ApiLogs.Arn',
      'logs:PutLogEvents on ApiLogs.Arn',
      's3:PutObject on Bucket.Arn/uploads/*',
      ...['Digest', 'Enrich', 'Publish', 'Split', 'Unbundle'].flatMap((stage) => [
        `sqs:GetQueueAttributes on ${stage}DeadLetterQueue.Arn`,
        `sqs:GetQueueAttributes on ${stage}Queue.Arn`,
      ]),
      ...['Digest', 'Enrich', 'Publish', 'Split', 'Unbundle'].map(
        (stage) => `sqs:ReceiveMessage on ${stage}DeadLetterQueue.Arn`,
      ),
      'xray:PutTelemetryRecords on *',
      'xray:PutTraceSegments on *',
    ]);
  });

  it('limits requests, and logs each without what was sought', () => {
    const [stage] = ofType(web.resources, 'AWS::ApiGatewayV2::Stage');
    expect(stage.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 });
    const format = Object.values(JSON.parse(stage.AccessLogSettings.Format));
    expect(format).not.toContain('$context.path');
    expect(format).toContain('$context.requestId');
    const { resources } = stackWith({ api: { throttle: { perSecond: 5, burst: 7 } } });
    expect(ofType(resources, 'AWS::ApiGatewayV2::Stage')[0].DefaultRouteSettings).toEqual({
      ThrottlingBurstLimit: 7,
      ThrottlingRateLimit: 5,
    });
  });

  it('allows no other origin', () => {
    expect(ofType(web.resources, 'AWS::ApiGatewayV2::Api')[0].CorsConfiguration).toBeUndefined();
  });

  it('takes the tokens of the owner in the place of those of a pool', () => {
    const { resources } = stackWith({ api: { signIn: OWN } });
    expect(ofType(resources, 'AWS::Cognito::UserPool')).toEqual([]);
    expect(ofType(resources, 'AWS::ApiGatewayV2::Authorizer')[0].JwtConfiguration).toEqual({
      Audience: ['copydesk'],
      Issuer: 'https://login.example.com',
    });
    expect(ofType(resources, 'AWS::CloudFront::Distribution')).toEqual([]);
  });
});

describe('the sign-in', () => {
  it('is a pool in which nobody signs up by himself, with a second factor', () => {
    const [pool] = ofType(web.resources, 'AWS::Cognito::UserPool');
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  it('gives the page a client without a secret, by the code flow, at its own address alone', () => {
    const [client] = ofType(web.resources, 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
    });
    expect(JSON.stringify(client.CallbackURLs)).toMatch(/SiteDistribution.*DomainName/);
    expect(client.CallbackURLs).toHaveLength(1);
  });
});

describe('the page', () => {
  it('is in a private bucket, which CloudFront alone may read', () => {
    for (const bucket of ofType(web.resources, 'AWS::S3::Bucket')) {
      expect(bucket.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(bucket.WebsiteConfiguration).toBeUndefined();
    }
    const statements = ofType(web.resources, 'AWS::S3::BucketPolicy').flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(
      allowed.map(({ Action, Principal, Condition }) => [Action, Principal, Object.keys(Condition)]),
    ).toEqual([['s3:GetObject', { Service: 'cloudfront.amazonaws.com' }, ['StringEquals']]]);
  });

  it('has the policy as it is written, over every answer', () => {
    expect(contentSecurityPolicy(['https://token.example.com'])).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' https://token.example.com; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
    const { resources } = stackWith({ web: true, api: { signIn: OWN } });
    const [policy] = ofType(resources, 'AWS::CloudFront::ResponseHeadersPolicy');
    const { ContentSecurityPolicy, FrameOptions, StrictTransportSecurity } =
      policy.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    expect(ContentSecurityPolicy).toEqual({
      ContentSecurityPolicy: contentSecurityPolicy(['https://token.example.com']),
      Override: true,
    });
    expect(FrameOptions).toEqual({ FrameOption: 'DENY', Override: true });
    expect(StrictTransportSecurity.AccessControlMaxAgeSec).toBe(31_536_000);
    const [{ DistributionConfig: site }] = ofType(resources, 'AWS::CloudFront::Distribution');
    const behaviours = [site.DefaultCacheBehavior, ...site.CacheBehaviors];
    expect(behaviours.map(({ ResponseHeadersPolicyId }) => Boolean(ResponseHeadersPolicyId))).toEqual([
      true,
      true,
      true,
    ]);
    expect(behaviours.filter(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy === 'allow-all')).toEqual([]);
  });

  it('finds the API and the bucket at its own origin, uncached', () => {
    const [{ DistributionConfig: site }] = ofType(web.resources, 'AWS::CloudFront::Distribution');
    const [api, uploads] = site.CacheBehaviors;
    expect(api.PathPattern).toBe('/api/*');
    expect(JSON.stringify(uploads.PathPattern)).toContain('Bucket');
    // CloudFront's own policy CachingDisabled.
    expect([api.CachePolicyId, uploads.CachePolicyId]).toEqual(
      Array(2).fill('4135ea2d-6df8-44a3-9df3-4b5a84be39ad'),
    );
  });

  it('passes the rules of cdk-nag', () => {
    const app = createApp({
      outdir: join(folder, 'nag'),
      builtinCloudFormationValidation: false,
      context: { web: true },
    });
    expect(() => app.synth()).not.toThrow();
  });
});

describe('without api and web', () => {
  it('the template has none of it, and what they add changes no other resource', () => {
    const plain = stackWith({});
    expect(
      Object.values(plain.resources).filter(({ Type }) => /ApiGateway|CloudFront|Cognito|Custom/.test(Type)),
    ).toEqual([]);
    const kept = Object.fromEntries(Object.keys(plain.resources).map((id) => [id, web.resources[id]]));
    expect(kept).toEqual(plain.resources);
    expect(web.outputs).toMatchObject(plain.outputs);
  });
});

describe('properties that do not go together', () => {
  it.each([
    [{ web: true, api: false }, 'web is true and api is false'],
    [
      { web: true, api: { signIn: { issuer: OWN.issuer, audience: ['a'] } } },
      'api.signIn.clientId is missing',
    ],
    [
      { api: { signIn: { ...OWN, issuer: 'login.example.com' } } },
      'api.signIn.issuer is "login.example.com"',
    ],
    [{ api: { signIn: { ...OWN, audience: [] } } }, 'api.signIn.audience is empty'],
    [{ api: { throttle: { perSecond: 0, burst: 1 } } }, 'api.throttle.perSecond is 0'],
  ])('are refused: %o', (props, message) => {
    expect(() => stackWith(props)).toThrow(message);
  });
});
