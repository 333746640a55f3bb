import { createHmac } from 'node:crypto';

/** The object that a form may put. */
export interface UploadForm {
  readonly key: string;
  readonly type: string;
  readonly maxBytes: number;
  /** How long the form is valid. */
  readonly seconds: number;
}

/** Where the object goes, and on whose behalf. */
export interface UploadTarget {
  readonly bucket: string;
  readonly region: string;
  /** The endpoint that the SDK would use in the place of S3's own. */
  readonly endpoint?: string | undefined;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

/**
 * Signs a form that puts one object into a bucket: of this key and this type, and of at most so many bytes. S3 checks the
 * form's policy. The SDK's own package for it would bring a second copy of the S3 client into the bundle.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function signUpload(
  { key, type, maxBytes, seconds }: UploadForm,
  target: UploadTarget,
  now: Date,
): { readonly url: string; readonly fields: Readonly<Record<string, string>> } {
  const { bucket, region, credentials } = target;
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${stamp.slice(0, 8)}/${region}/s3/aws4_request`;
  const fields = {
    key,
    'Content-Type': type,
    success_action_status: '201',
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${credentials.accessKeyId}/${scope}`,
    'x-amz-date': stamp,
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const policy = encode({
    expiration: new Date(now.getTime() + seconds * 1_000).toISOString(),
    conditions: [
      { bucket },
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
      ['content-length-range', 1, maxBytes],
    ],
  });
  return {
    url: urlOf(target),
    fields: { ...fields, policy, 'x-amz-signature': signPolicy(policy, credentials.secretAccessKey, scope) },
  };
}

/** @param scope `20151229/us-east-1/s3/aws4_request` */
export function signPolicy(policy: string, secretAccessKey: string, scope: string): string {
  const key = scope.split('/').reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, policy).toString('hex');
}

function urlOf({ bucket, region, endpoint }: UploadTarget): string {
  if (endpoint !== undefined) return `${endpoint.replace(/\/$/, '')}/${bucket}`;
  const domain = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  // The certificate of S3 covers no name with a dot in it.
  return bucket.includes('.') ? `https://${domain}/${bucket}` : `https://${bucket}.${domain}/`;
}

const encode = (policy: object) => Buffer.from(JSON.stringify(policy)).toString('base64');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
