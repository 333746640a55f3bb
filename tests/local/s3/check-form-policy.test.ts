import { describe, expect, it } from 'vitest';
import { checkFormPolicy } from '../../../local/s3/check-form-policy.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const CONDITIONS = [
  { bucket: 'articles' },
  ['starts-with', '$key', 'uploads/'],
  { 'Content-Type': 'text/plain' },
  ['content-length-range', 1, 100],
];
const FIELDS = { key: 'uploads/a.txt', 'content-type': 'text/plain', 'x-amz-signature': '00' };

function check({
  conditions = CONDITIONS as readonly unknown[],
  expiration = '2026-11-24T12:10:00.000Z',
  fields = {} as Record<string, string | undefined>,
  size = 50,
  bucket = 'articles',
} = {}) {
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const all = Object.entries({ ...FIELDS, policy, ...fields }).filter(([, value]) => value !== undefined);
  return checkFormPolicy({ bucket, fields: new Map(all as [string, string][]), size }, NOW);
}

describe('the policy of a posted form', () => {
  it('allows what it names', () => {
    expect(check()).toBeUndefined();
    expect(check({ fields: { 'x-ignore-note': '1' } })).toBeUndefined();
    expect(check({ conditions: [...CONDITIONS.slice(1), ['eq', '$bucket', 'articles']] })).toBeUndefined();
  });

  it.each([
    ['another bucket', { bucket: 'others' }, 'AccessDenied'],
    ['a key outside the prefix', { fields: { key: 'articles/a.txt' } }, 'AccessDenied'],
    ['another type', { fields: { 'content-type': 'text/html' } }, 'AccessDenied'],
    ['a type that is missing', { fields: { 'content-type': undefined } }, 'AccessDenied'],
    ['a field that it does not name', { fields: { acl: 'public-read' } }, 'AccessDenied'],
    ['a time after its end', { expiration: '2026-11-24T12:00:00.000Z' }, 'AccessDenied'],
    ['no time at all', { expiration: 'never' }, 'AccessDenied'],
    ['an unknown operator', { conditions: [...CONDITIONS, ['matches', '$key', '.*']] }, 'AccessDenied'],
    ['a larger file', { size: 101 }, 'EntityTooLarge'],
    ['an empty file', { size: 0 }, 'EntityTooSmall'],
    ['no signature', { fields: { 'x-amz-signature': undefined } }, 'AccessDenied'],
    ['a policy that is none', { fields: { policy: 'AAAA' } }, 'InvalidPolicyDocument'],
  ])('refuses %s', (_, changes, code) => {
    expect(check(changes)?.code).toBe(code);
  });
});
