import { createHmac } from 'node:crypto';

/** In base64 a token is a third longer than the event, and must fit in another one, of 256 KB. */
const MAX_BYTES = 180_000;

/** Makes a JSON Web Token (RFC 7519, HS256) of an event. Its `jti` is the same for every repetition of the event. */
export function sign(event, secret, now) {
  const { names = [], namesLeftOut = 0, ...detail } = event.detail;
  let room = MAX_BYTES - Buffer.byteLength(JSON.stringify(detail));
  const shown = names.filter((name) => {
    room -= Buffer.byteLength(JSON.stringify(name)) + 1;
    return room > 0;
  });
  const claims = {
    iss: 'copydesk',
    iat: Math.floor(now.getTime() / 1000),
    jti: detail.eventId,
    type: event['detail-type'],
    detail: { ...detail, names: shown, namesLeftOut: namesLeftOut + names.length - shown.length },
  };
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
