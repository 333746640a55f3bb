/** The account and region that the local run plays. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
/** Any will do here: signatures are not checked. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The name of something of this account's. */
export function arnOf(service: string, name: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
}

/** What is left of an ARN, or of a plain name, after its last colon. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
