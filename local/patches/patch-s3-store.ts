import { listPage } from '../s3/list-page.ts';
import { tooLargeMessage } from '../s3/too-large-message.ts';
import type { FauxqsModules, S3Store } from './load-fauxqs.ts';

/** Makes the S3 of fauxqs list like S3, and reject an upload of parts that it cannot store. */
export function patchS3Store(store: S3Store, maxBytes: number, S3Error: FauxqsModules['S3Error']): void {
  // fauxqs drops the parts before it finds that it cannot store the whole. A second attempt would miss them.
  const complete = store.completeMultipartUpload.bind(store);
  store.completeMultipartUpload = (uploadId, parts) => {
    const uploaded = store.multipartUploads.get(uploadId)?.parts;
    const sizes = parts.map(({ partNumber }) => uploaded?.get(partNumber)?.body.length ?? 0);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (bytes > maxBytes) throw new S3Error('EntityTooLarge', tooLargeMessage(maxBytes), 400);
    return complete(uploadId, parts);
  };

  // fauxqs sorts keys by the rules of a locale and continues a listing by UTF-16 code units, so that pages lose and repeat keys.
  store.listObjects = (bucket, options) => {
    const objects = store.buckets.get(bucket);
    if (!objects) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist.', 404);
    return listPage(objects.values(), options);
  };
}
