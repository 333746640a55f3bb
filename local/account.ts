/** The local account and its region. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
/** Signatures are not checked, so any credentials do. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The ARN of a resource of the local account. */
export function arnOf(service: string, name: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
}

/** The part of an ARN after its last colon. A plain name is returned unchanged. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
