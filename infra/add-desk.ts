import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ApiProps, SignInProps } from './api-props.ts';
import { DeskApi, type DeskApiProps } from './desk-api.ts';
import { DeskSite } from './desk-site.ts';
import { SignIn } from './sign-in.ts';

/** The API and the page of a pipeline. */
export interface Desk {
  readonly api: DeskApi;
  /** Undefined without `web`. */
  readonly site?: DeskSite;
  /** Undefined with an issuer of the owner's. */
  readonly signIn?: SignIn;
}

/** Adds the API to a pipeline, and the page where it is asked for. */
export function addDesk(
  scope: Construct,
  props: Omit<DeskApiProps, 'throttle'>,
  { signIn: own, throttle }: ApiProps,
  web: boolean,
): Desk {
  const api = new DeskApi(scope, 'Api', { ...props, throttle });
  const signIn = own ? undefined : new SignIn(scope, 'SignIn', props);
  const site = web
    ? new DeskSite(scope, 'Site', {
        apiDomain: api.domainName,
        bucket: props.bucket,
        connectTo: [own?.tokenUrl ? new URL(own.tokenUrl).origin : (signIn as SignIn).domain.baseUrl()],
      })
    : undefined;
  const facts = own ?? factsOf(signIn as SignIn, site);
  api.openTo(facts.issuer, facts.audience);
  site?.deploy({
    region: Stack.of(scope).region,
    signIn: {
      issuer: facts.issuer,
      clientId: facts.clientId,
      authorizeUrl: facts.authorizeUrl,
      tokenUrl: facts.tokenUrl,
      scopes: ['openid'],
    },
  });
  return { api, ...(site && { site }), ...(signIn && { signIn }) };
}

function factsOf(signIn: SignIn, site: DeskSite | undefined): SignInProps {
  const client = site ? signIn.addPage(`${site.url}/`) : signIn.addTool();
  const domain = signIn.domain.baseUrl();
  return {
    issuer: signIn.issuer,
    audience: [client.userPoolClientId],
    clientId: client.userPoolClientId,
    authorizeUrl: `${domain}/oauth2/authorize`,
    tokenUrl: `${domain}/oauth2/token`,
  };
}
