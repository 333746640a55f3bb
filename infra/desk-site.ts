import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledgeDeployer } from './acknowledge-deployer.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { findWebFiles } from './web-files.ts';

export interface DeskSiteProps {
  /** The domain of the HTTP API. */
  readonly apiDomain: string;
  /** Where articles are uploaded. */
  readonly bucket: IBucket;
  /** Origins that the page asks beside its own: where it exchanges its code for a token. */
  readonly connectTo: readonly string[];
}

/**
 * The page: a private bucket behind CloudFront. The API is at `/api/` of the same origin, so that no other origin is let in.
 * Forms that upload an object go to S3 through the same origin too, at the path that is the bucket's name.
 */
export class DeskSite extends Construct {
  readonly distribution: Distribution;
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { apiDomain, bucket, connectTo }: DeskSiteProps) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      // The files are in the package: a deployment puts them again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'It holds the files of a page that everybody may have; who reads an article is in the access log of the API.',
    });
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connectTo), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
        ],
      },
    });
    const passedOn = {
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Copydesk: the page, and the API behind it',
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy,
      },
      additionalBehaviors: {
        '/api/*': { origin: new HttpOrigin(apiDomain), ...passedOn },
        // https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html, path-style
        [`/${bucket.bucketName}`]: { origin: new HttpOrigin(`s3.${region}.${urlSuffix}`), ...passedOn },
      },
    });
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Where its readers are is for the owner to say.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'A firewall is billed by the month; the stage of the API limits requests.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'Who reads an article is in the access log of the API. The other files everybody may have.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          "CloudFront's own domain comes with its own certificate and protocols; an owner's domain brings a certificate.",
      },
    );
  }

  get url(): string {
    return `https://${this.distribution.domainName}`;
  }

  /** Puts the files of the page into the bucket, with what the page needs to know of the sign-in. */
  deploy(config: object): void {
    const deployment = new BucketDeployment(this, 'Deployment', {
      // CDK's classes fit its own interfaces only without exactOptionalPropertyTypes.
      destinationBucket: this.bucket as IBucket,
      sources: [Source.asset(findWebFiles()), Source.jsonData('config.json', config)],
      distribution: this.distribution,
      cacheControl: [CacheControl.fromString('no-cache')],
      memoryLimit: 256,
      // The bucket can be deleted only when it is empty.
      retainOnDelete: false,
    });
    acknowledgeDeployer(deployment);
  }
}
