import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

/** An object in the bucket, as a listing has it. */
export interface ListedObject {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

/** The objects of a bucket in the order of their keys, up to a thousand at a time. */
export async function* listS3Objects(
  client: S3Client,
  bucket: string,
  prefix = '',
): AsyncGenerator<readonly ListedObject[]> {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, ...(prefix && { Prefix: prefix }) });
  for await (const { Contents = [] } of pages)
    yield Contents.map(({ Key: key = '', ETag = '', Size: size = 0 }) => ({
      key,
      etag: ETag.replaceAll('"', ''),
      size,
    }));
}
