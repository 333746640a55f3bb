import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { listS3Objects } from '../../../core/runtime/s3-objects.ts';

it('lists objects page by page, and says which are archived and which are restored', async () => {
  const s3 = mockClient(S3Client);
  const RestoreExpiryDate = new Date('2026-12-24T00:00:00Z');
  s3.on(ListObjectsV2Command, { ContinuationToken: undefined })
    .resolves({
      Contents: [
        { Key: 'a', ETag: '"1"', Size: 1, StorageClass: 'GLACIER' },
        {
          Key: 'b',
          ETag: '"2"',
          Size: 2,
          StorageClass: 'DEEP_ARCHIVE',
          RestoreStatus: { RestoreExpiryDate },
        },
        {
          Key: 'c',
          ETag: '"3"',
          Size: 3,
          StorageClass: 'GLACIER',
          RestoreStatus: { IsRestoreInProgress: true },
        },
      ],
      IsTruncated: true,
      NextContinuationToken: 'next',
    })
    .on(ListObjectsV2Command, { ContinuationToken: 'next' })
    .resolves({
      Contents: [
        { Key: 'd', ETag: '"4"', Size: 4, StorageClass: 'GLACIER_IR' },
        { Key: 'e', ETag: '"5"', Size: 5 },
      ],
    });
  const pages = [];
  for await (const page of listS3Objects(new S3Client({}), 'bucket', 'prefix')) pages.push(page);
  expect(pages).toEqual([
    [
      { key: 'a', etag: '1', size: 1, archive: 'archived' },
      { key: 'b', etag: '2', size: 2, archive: 'restored' },
      { key: 'c', etag: '3', size: 3, archive: 'archived' },
    ],
    [
      { key: 'd', etag: '4', size: 4 },
      { key: 'e', etag: '5', size: 5 },
    ],
  ]);
});
