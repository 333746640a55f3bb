import type { SiteBehaviour } from '../sites/site.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

/** What a distribution has, beside what changes nothing on one machine. */
const OBEYED = ['CacheBehaviors', 'DefaultCacheBehavior', 'DefaultRootObject', 'Enabled', 'Origins'];
const WITHOUT_EFFECT = [
  'Aliases',
  'Comment',
  'HttpVersion',
  'IPV6Enabled',
  'Logging',
  'PriceClass',
  'Restrictions',
  'ViewerCertificate',
  'WebACLId',
];
/** Code that CloudFront runs: the local run has none of it. */
const REFUSED_IN_BEHAVIOURS = ['FunctionAssociations', 'LambdaFunctionAssociations', 'TrustedKeyGroups'];

export const DISTRIBUTION: ResourceKind = {
  obeyed: ['DistributionConfig'],
  withoutEffect: ['Tags'],

  read({ id, properties: { DistributionConfig: config } }) {
    const unknown = Object.keys(config).filter((name) => ![...OBEYED, ...WITHOUT_EFFECT].includes(name));
    if (unknown.length > 0)
      throw new UnsupportedTemplateError(
        `${id}: the local run does not know ${unknown.join(', ')} of a site`,
      );
    const all: readonly Record<string, unknown>[] = [
      ...(config.CacheBehaviors ?? []),
      { ...config.DefaultCacheBehavior, PathPattern: '*' },
    ];
    const behaviours = all.map((behaviour): SiteBehaviour => {
      const refused = REFUSED_IN_BEHAVIOURS.filter((name) => name in behaviour);
      if (refused.length > 0)
        throw new UnsupportedTemplateError(
          `${id}: the local run does not know ${refused.join(', ')} of a site`,
        );
      const { PathPattern, TargetOriginId, ResponseHeadersPolicyId } = behaviour;
      return {
        pattern: String(PathPattern),
        originId: String(TargetOriginId),
        ...(ResponseHeadersPolicyId !== undefined && { headersPolicyId: String(ResponseHeadersPolicyId) }),
      };
    });
    const origins = (config.Origins as { Id: string; DomainName: string }[]).map(
      ({ Id, DomainName: domainName }) => ({ id: Id, domainName }),
    );
    const site = { id, rootObject: config.DefaultRootObject ?? '', origins, behaviours };
    return {
      ref: id,
      attributes: { Id: id, DomainName: siteDomainOf(id) },
      wiring: { sites: [site] },
    };
  },
};

/** The domain name that the template gives a distribution. The run serves it at an address of its own. */
export const siteDomainOf = (distributionId: string) => `${distributionId}.cloudfront.net`.toLowerCase();

export const HEADERS_POLICY: ResourceKind = {
  obeyed: ['ResponseHeadersPolicyConfig'],
  withoutEffect: [],

  read({ id, properties: { ResponseHeadersPolicyConfig: config } }) {
    const { SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom = {} } = config;
    const {
      ContentSecurityPolicy: csp,
      ContentTypeOptions: types,
      FrameOptions: frames,
      ReferrerPolicy: referrer,
    } = security;
    const headers: Record<string, string> = {
      ...(csp && { 'content-security-policy': String(csp.ContentSecurityPolicy) }),
      ...(types && { 'x-content-type-options': 'nosniff' }),
      ...(frames && { 'x-frame-options': String(frames.FrameOption) }),
      ...(referrer && { 'referrer-policy': String(referrer.ReferrerPolicy) }),
    };
    for (const { Header, Value } of custom.Items ?? []) headers[String(Header).toLowerCase()] = String(Value);
    return { ref: id, attributes: { Id: id }, wiring: { headersPolicies: [{ id, headers }] } };
  },
};

/**
 * The files that the CDK's BucketDeployment puts into a bucket. The host serves them from the assembly, and runs no function
 * for it.
 */
export const BUCKET_DEPLOYMENT: ResourceKind = {
  obeyed: ['DestinationBucketName', 'SourceMarkers', 'SourceObjectKeys'],
  withoutEffect: [
    'DestinationBucketArn',
    'DistributionId',
    'DistributionPaths',
    'OutputObjectKeys',
    'Prune',
    'RetainOnDelete',
    'ServiceToken',
    'SourceBucketNames',
    'SourceMarkersConfig',
    'SystemMetadata',
    'WaitForDistributionInvalidation',
  ],

  read({ id, properties: { DestinationBucketName, SourceObjectKeys, SourceMarkers = [] } }, { assets }) {
    const folders = (SourceObjectKeys as string[]).map((key, i) => {
      const dir = assets.get(key);
      if (!dir)
        throw new UnsupportedTemplateError(
          `${id}: its files are not a folder of the assembly. Use Source.asset`,
        );
      return { dir, markers: (SourceMarkers[i] ?? {}) as Record<string, string> };
    });
    return {
      ref: id,
      attributes: {},
      wiring: { siteContents: [{ bucket: String(DestinationBucketName), folders }] },
    };
  },
};
