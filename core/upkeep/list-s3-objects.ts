import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { StandingObject } from './find-differences.ts';

/** The objects of a bucket in the order of their keys, some hundreds at a time. */
export async function* listS3Objects(
  client: S3Client,
  bucket: string,
  prefix = '',
): AsyncGenerator<readonly StandingObject[]> {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, ...(prefix && { Prefix: prefix }) });
  for await (const { Contents = [] } of pages)
    yield Contents.map(({ Key: key = '', ETag = '', Size: size = 0 }) => ({
      key,
      etag: ETag.replaceAll('"', ''),
      size,
    }));
}
