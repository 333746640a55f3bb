import { config } from './config.ts';

/**
 * Sign-in with the code flow and PKCE (RFC 7636), where /config.json names an issuer. The local run names none. The tokens stay in the
 * memory of this page: another script that got into the origin's storage would find nothing.
 */
interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface Issuer {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

const PENDING = 'copydesk.sign-in';
/** A token is renewed this long before it expires. */
const EARLY_MS = 60_000;
let tokens: Promise<Tokens | undefined> | undefined;

/** @returns undefined where the API needs no sign-in */
export async function accessToken(): Promise<string | undefined> {
  const { issuer, clientId } = await config();
  if (!issuer || !clientId) return undefined;
  tokens ??= readCode(issuer, clientId);
  let current = await tokens;
  if (current && current.expiresAt - EARLY_MS < Date.now()) {
    tokens = current.refresh ? renew(issuer, clientId, current.refresh) : Promise.resolve(undefined);
    current = await tokens;
  }
  if (!current) await signIn();
  return current?.access;
}

/** Leaves the page for the issuer's. Never returns where there is an issuer. */
export async function signIn(): Promise<void> {
  const { issuer, clientId, scope = 'openid' } = await config();
  if (!issuer || !clientId) return;
  const verifier = randomText();
  const state = randomText();
  sessionStorage.setItem(
    PENDING,
    JSON.stringify({ verifier, state, back: location.pathname + location.search }),
  );
  const { authorization_endpoint } = await discover(issuer);
  const challenge = toBase64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    scope,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  location.assign(`${authorization_endpoint}?${query}`);
  await new Promise<never>(() => {});
}

/** Exchanges the code of the address, if the sign-in that brought it was begun here. */
async function readCode(issuer: string, clientId: string): Promise<Tokens | undefined> {
  const query = new URLSearchParams(location.search);
  const stored = sessionStorage.getItem(PENDING);
  const [code, state] = [query.get('code'), query.get('state')];
  if (!code || !stored) return undefined;
  sessionStorage.removeItem(PENDING);
  const pending = JSON.parse(stored) as { verifier: string; state: string; back: string };
  if (pending.state !== state) return undefined;
  history.replaceState(null, '', pending.back);
  dispatchEvent(new PopStateEvent('popstate'));
  return fetchTokens(issuer, {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    code,
    code_verifier: pending.verifier,
  });
}

const renew = async (issuer: string, clientId: string, refresh: string): Promise<Tokens | undefined> => {
  const renewed = await fetchTokens(issuer, {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: refresh,
  });
  return renewed && { refresh, ...renewed };
};

async function fetchTokens(issuer: string, form: Record<string, string>): Promise<Tokens | undefined> {
  const { token_endpoint } = await discover(issuer);
  const response = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams(form) });
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

const discover = async (issuer: string): Promise<Issuer> =>
  (await fetch(`${issuer}/.well-known/openid-configuration`)).json();

/** 32 random bytes. */
const randomText = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)).buffer);

const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
