import { Aws, Duration, Names, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Mfa, OAuthScope, UserPool, type UserPoolClient, type UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** A user pool of the owner's people: nobody signs up by himself, and everybody has a second factor. */
export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { removalPolicy }: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(7),
      },
      removalPolicy,
    });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'The plus plan is billed for each user; an owner who wants it turns it on for the pool.',
    });
    // Unique among all accounts of the region.
    const prefix = Names.uniqueResourceName(this, { maxLength: 30, separator: '-' }).toLowerCase();
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${prefix}-${Aws.ACCOUNT_ID}` },
    });
  }

  /** The page at an address, as a client: without a secret, by the authorization code flow with PKCE. */
  addPage(pageUrl: string): UserPoolClient {
    return this.pool.addClient('Page', {
      generateSecret: false,
      authFlows: {},
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [pageUrl],
        logoutUrls: [pageUrl],
      },
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
    });
  }

  /** A client for people without the page: a tool that signs in and asks the API. */
  addTool(): UserPoolClient {
    return this.pool.addClient('Tool', {
      generateSecret: false,
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
    });
  }

  get issuer(): string {
    return `https://cognito-idp.${Stack.of(this).region}.${Aws.URL_SUFFIX}/${this.pool.userPoolId}`;
  }
}
