import type { BundleRecord } from '../../core/store/bundle-items.ts';
import { articleKeyOf } from '../../functions/unbundle/article-key.ts';
import type { SeenEvent } from './clients-of.ts';
import type { FakeBucket, PastState } from './fake-bucket.ts';

/**
 * Checks a bundle when every queue is empty: its current version was read to the end and announced, and each of its
 * items is stored as the bundle has it, unless the article was changed by hand after that version was put. The model of
 * articles checks the articles that remain of older versions.
 *
 * @param hasLostEvents whether S3 lost an event. Then nothing shows that the same content was put again.
 * @throws Error that names the difference
 */
export function checkBundleAtRest(
  bucket: FakeBucket,
  key: string,
  record: BundleRecord | undefined,
  events: readonly SeenEvent[],
  hasLostEvents: boolean,
): void {
  if (record?.status === 'UNBUNDLING') throw new Error(`${key} is still being read`);
  if (record && !isAnnounced(record, events))
    throw new Error(`No event says that ${key} is ${record.status}`);
  const { body, etag } = bucket.stateOf(key);
  if (body === undefined) return;
  if (!record || record.source.etag !== etag) throw new Error(`${key} was not read in its current version`);
  const items = itemsOf(key, body);
  const status = items.size > 0 ? 'UNBUNDLED' : 'REJECTED';
  if (record.status !== status) throw new Error(`${key} is ${record.status} instead of ${status}`);
  const history = bucket.history.get(key) ?? [];
  const since = hasLostEvents ? putAt(history, 'etag') : putAt(history, 'versionId');
  for (const [article, line] of items) {
    const actual = bucket.stateOf(article).body;
    const byHand = (bucket.history.get(article) ?? []).findLast(
      (state) => isByHand(state) && state.change > since,
    );
    if (actual !== line && (!byHand || actual !== byHand.body))
      throw new Error(`${article} holds ${actual?.slice(0, 60)} instead of ${line.slice(0, 60)}`);
  }
}

function isAnnounced({ generation, status }: BundleRecord, events: readonly SeenEvent[]): boolean {
  return events.some(({ detail }) => detail.generation === generation && detail.status === status);
}

/** The body of each article of a bundle, by key. */
function itemsOf(key: string, body: string): ReadonlyMap<string, string> {
  const lines = body.split('\n').filter((line) => line.startsWith('{'));
  return new Map(lines.map((line) => [articleKeyOf(key, String(JSON.parse(line).id), 'json'), line]));
}

/** The change that put the current version. Deleting a newer version by its id makes an older one current again. */
function putAt(history: readonly PastState[], by: 'etag' | 'versionId'): number {
  const last = history.at(-1);
  const put = last?.[by] ? history.find((state) => state[by] === last[by]) : last;
  return put?.change ?? 0;
}

const isByHand = ({ metadata, change }: PastState) => change > 0 && !('copydesk-generation' in metadata);
