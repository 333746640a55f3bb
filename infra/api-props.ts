/** Who may ask the API: the tokens that it takes. */
export interface SignInProps {
  /** The issuer of the tokens, as its discovery document names it: `https://login.example.com`. */
  readonly issuer: string;
  /** What `aud` or `client_id` of a token may be. */
  readonly audience: readonly string[];
  /** The page's client at the issuer: one without a secret, for the authorization code flow with PKCE. With `web` only. */
  readonly clientId?: string;
  /** Where the page sends its user. With `web` only. */
  readonly authorizeUrl?: string;
  /** Where the page exchanges the code for a token. With `web` only. */
  readonly tokenUrl?: string;
}

/** The properties of the HTTP API. */
export interface ApiProps {
  /**
   * An issuer of your own.
   *
   * @default a new Cognito user pool, in which only you make users
   */
  readonly signIn?: SignInProps;
  /**
   * Requests a second of all callers together, and at once.
   *
   * @default 100 a second, 200 at once
   */
  readonly throttle?: { readonly perSecond: number; readonly burst: number };
}

/** @returns each fault of the properties */
export function faultsOfApi(api: boolean | ApiProps | undefined, web: boolean | undefined): string[] {
  if (typeof api !== 'object') return [];
  const faults: string[] = [];
  const { signIn, throttle } = api;
  for (const [name, value] of Object.entries(throttle ?? {}))
    if (!Number.isFinite(value) || value <= 0)
      faults.push(`api.throttle.${name} is ${value}, and must be a number above 0`);
  if (!signIn) return faults;
  const urls = { issuer: signIn.issuer, authorizeUrl: signIn.authorizeUrl, tokenUrl: signIn.tokenUrl };
  for (const [name, url] of Object.entries(urls))
    if (url !== undefined && !isHttps(url))
      faults.push(
        `api.signIn.${name} is ${JSON.stringify(url)}, and must be an address that begins with https://`,
      );
  if (signIn.audience.length === 0) faults.push('api.signIn.audience is empty: name what tokens are for');
  if (web)
    for (const name of ['clientId', 'authorizeUrl', 'tokenUrl'] as const)
      if (!signIn[name]) faults.push(`api.signIn.${name} is missing: the page of web signs in with it`);
  return faults;
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}
