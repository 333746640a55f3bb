import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BundleRecord } from '../core/store/bundle-items.ts';
import { BundleStore } from '../core/store/bundle-store.ts';

const POLL_MS = 60;

/**
 * Waits until a bundle was read, in the version that was dropped. Its articles may be in work still.
 *
 * @returns undefined when the time is up
 */
export async function awaitBundle(
  table: DynamoDBDocumentClient,
  tableName: string,
  bundleId: string,
  { etag, receivedAt }: { readonly etag: string; readonly receivedAt: string },
  timeoutMs: number,
): Promise<BundleRecord | undefined> {
  const store = new BundleStore(table, tableName);
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(POLL_MS)) {
    const record = await store.read(bundleId);
    const isOurs = record?.source.etag === etag && record.receivedAt === receivedAt;
    if (isOurs && record.status !== 'UNBUNDLING') return record;
  }
  return undefined;
}
