import type { UploadTarget } from './sign-upload.ts';

/** The bucket in the function's region, with the credentials of its role: Lambda keeps them in the environment. */
export function uploadTarget(
  bucket: string,
  source: Readonly<Record<string, string | undefined>> = process.env,
): UploadTarget {
  return {
    bucket,
    region: source.AWS_REGION ?? '',
    endpoint: source.AWS_ENDPOINT_URL_S3 ?? source.AWS_ENDPOINT_URL,
    credentials: {
      accessKeyId: source.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: source.AWS_SECRET_ACCESS_KEY ?? '',
      sessionToken: source.AWS_SESSION_TOKEN,
    },
  };
}
