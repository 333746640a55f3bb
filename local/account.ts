/** The local account and its region. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
/** Signatures are not checked, so any credentials do. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The ARN of a resource of the local account. */
export function arnOf(service: string, name: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
}

/**
 * The name of a function, from its name or its ARN, each with or without a version or an alias.
 *
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#lambda-Invoke-request-FunctionName
 */
export function functionNameIn(nameOrArn: string): string {
  return /(?:^|function:)([\w-]+)(?::[\w$-]+)?$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

/** The part of an ARN after its last colon. A plain name is returned unchanged. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
