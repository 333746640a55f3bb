import { createHmac, timingSafeEqual } from 'node:crypto';

/** A token that is older was delayed for longer than EventBridge retries. */
const MAX_AGE_SECONDS = 25 * 60 * 60;

/**
 * What the receiver of the webhook does with a request, before anything else.
 *
 * @param {string} body of the request
 * @param {string} secret the value of the secret that the stack made
 * @returns the claims of the token: `type`, `detail`, and `jti`, by which a repetition is recognised
 * @throws Error for a body that the owner of the secret did not sign, or signed too long ago
 */
export function verifyWebhook(body, secret, now = new Date()) {
  const [header = '', claims = '', signature = '', ...more] = String(JSON.parse(body).token).split('.');
  const expected = createHmac('sha256', secret).update(`${header}.${claims}`).digest();
  const actual = Buffer.from(signature, 'base64url');
  if (more.length > 0 || actual.length !== expected.length || !timingSafeEqual(actual, expected))
    throw new Error('The signature is not valid');
  const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
  if (decode(header).alg !== 'HS256') throw new Error('The token is signed in another way');
  const read = decode(claims);
  if (now.getTime() / 1000 - read.iat > MAX_AGE_SECONDS) throw new Error('The token is too old');
  return read;
}
