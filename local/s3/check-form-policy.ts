import type { Rejection } from './reject.ts';

/** A form that posts an object, without its file. */
export interface PostedForm {
  readonly bucket: string;
  /** Fields by their names in lower case, as S3 compares them. */
  readonly fields: ReadonlyMap<string, string>;
  /** Bytes of the file. */
  readonly size: number;
}

/** Fields that a policy need not name. */
const FREE = new Set(['policy', 'x-amz-signature', 'file', 'submit']);

/**
 * Checks a form by its policy, as S3 does: bucket, prefix, type, size, time, and that every field is named in it. The
 * signature of the policy is not checked, as no signature is on this machine.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 *
 * @returns undefined for a form that its policy allows
 */
export function checkFormPolicy({ bucket, fields, size }: PostedForm, now: Date): Rejection | undefined {
  const text = fields.get('policy');
  if (text === undefined || !fields.has('x-amz-signature'))
    return denied('The form has no policy, or no signature of it');
  const policy = parsePolicy(text);
  if (!policy)
    return { status: 400, code: 'InvalidPolicyDocument', message: 'The policy is no JSON object in base64' };
  if (!(Date.parse(policy.expiration) > now.getTime()))
    return denied('Invalid according to Policy: Policy expired.');
  const values = new Map([...fields, ['bucket', bucket] as const]);
  const named = new Set<string>();
  for (const condition of policy.conditions) {
    const [operator, first, second] = toParts(condition);
    if (operator === 'content-length-range') {
      const [least, most] = [Number(first), Number(second)];
      if (size < least)
        return {
          status: 400,
          code: 'EntityTooSmall',
          message: `The file has ${size} bytes, of at least ${least}`,
        };
      if (size > most)
        return {
          status: 400,
          code: 'EntityTooLarge',
          message: `The file has ${size} bytes, of at most ${most}`,
        };
      continue;
    }
    const name = String(first).replace(/^\$/, '').toLowerCase();
    named.add(name);
    const value = values.get(name) ?? '';
    const holds =
      operator === 'starts-with' ? value.startsWith(String(second)) : operator === 'eq' && value === second;
    if (!holds)
      return denied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`);
  }
  const extra = [...fields.keys()].filter(
    (name) => !named.has(name) && !FREE.has(name) && !name.startsWith('x-ignore-'),
  );
  return extra.length > 0
    ? denied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`)
    : undefined;
}

const denied = (message: string): Rejection => ({ status: 403, code: 'AccessDenied', message });

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly unknown[];
}

function parsePolicy(text: string): Policy | undefined {
  try {
    const policy = Object(JSON.parse(Buffer.from(text, 'base64').toString()));
    return Array.isArray(policy.conditions) ? policy : undefined;
  } catch {
    return undefined;
  }
}

/** `{"key": "a"}` means the same as `["eq", "$key", "a"]`. */
function toParts(condition: unknown): readonly unknown[] {
  if (Array.isArray(condition)) return [String(condition[0]).toLowerCase(), condition[1], condition[2]];
  const [[name, value] = []] = Object.entries(Object(condition));
  return ['eq', `$${name}`, value];
}
