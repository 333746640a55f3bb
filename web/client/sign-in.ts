import { type Config, config } from './config.ts';

/**
 * Sign-in with the code flow and PKCE (RFC 7636). It begins when the API answers 401, which a local run never does. The tokens stay in the
 * memory of this page: another script that got into the origin's storage would find nothing.
 */
interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
type SignIn = NonNullable<Config['signIn']>;

const PENDING = 'copydesk.sign-in';
/** A token is renewed this long before it expires. */
const EARLY_MS = 60_000;
let tokens: Promise<Tokens | undefined> | undefined;

/** @returns undefined where nobody has signed in, as in a local run */
export async function accessToken(): Promise<string | undefined> {
  tokens ??= readCode();
  const current = await tokens;
  if (!current) return undefined;
  if (current.expiresAt - EARLY_MS > Date.now()) return current.access;
  tokens = renew(current);
  return (await tokens)?.access;
}

/** Leaves the page for the sign-in's. It never returns where there is one. */
export async function signIn(): Promise<void> {
  const { signIn: facts } = await config();
  if (!facts) return;
  const verifier = randomText();
  const state = randomText();
  sessionStorage.setItem(
    PENDING,
    JSON.stringify({ verifier, state, back: location.pathname + location.search }),
  );
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: facts.clientId,
    redirect_uri: `${location.origin}/`,
    scope: [facts.scopes ?? 'openid'].flat().join(' '),
    state,
    code_challenge: toBase64Url(digest),
    code_challenge_method: 'S256',
  });
  location.assign(`${facts.authorizeUrl}?${query}`);
  await new Promise<never>(() => {});
}

/** Exchanges the code of the address for tokens, if the sign-in that brought it began on this page. */
async function readCode(): Promise<Tokens | undefined> {
  const query = new URLSearchParams(location.search);
  const stored = sessionStorage.getItem(PENDING);
  const [code, state] = [query.get('code'), query.get('state')];
  if (!code || !stored) return undefined;
  sessionStorage.removeItem(PENDING);
  const pending = JSON.parse(stored) as { verifier: string; state: string; back: string };
  const { signIn: facts } = await config();
  if (!facts || pending.state !== state) return undefined;
  history.replaceState(null, '', pending.back);
  dispatchEvent(new PopStateEvent('popstate'));
  return fetchTokens(facts, {
    grant_type: 'authorization_code',
    redirect_uri: `${location.origin}/`,
    code,
    code_verifier: pending.verifier,
  });
}

async function renew({ refresh }: Tokens): Promise<Tokens | undefined> {
  const { signIn: facts } = await config();
  if (!facts || !refresh) return undefined;
  const renewed = await fetchTokens(facts, { grant_type: 'refresh_token', refresh_token: refresh });
  return renewed && { refresh, ...renewed };
}

async function fetchTokens(
  { tokenUrl, clientId }: SignIn,
  form: Record<string, string>,
): Promise<Tokens | undefined> {
  const body = new URLSearchParams({ client_id: clientId, ...form });
  const response = await fetch(tokenUrl, { method: 'POST', body });
  if (!response.ok) return undefined;
  const { access_token, refresh_token, expires_in } = (await response.json()) as {
    access_token: string;
    refresh_token?: string;
    expires_in: number;
  };
  return {
    access: access_token,
    ...(refresh_token && { refresh: refresh_token }),
    expiresAt: Date.now() + expires_in * 1_000,
  };
}

/** 32 random bytes. */
const randomText = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)).buffer);

const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
