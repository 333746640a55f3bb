import { type BundleRecord, parseBundle } from './bundle-items.ts';
import { articleIdOfKey, bundleIndexKey, keyOf, receivedPartition, SHARDS } from './keys.ts';
import type { Table } from './table.ts';

/** Lists the articles and the bundles that were received on one day, from the index. It lags behind, and holds keys alone. */
export class Feed {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * The ids of the articles that were received on a day, in no order. Rejected objects are listed apart. The index may be
   * out of date: the head decides.
   *
   * @param day `2026-11-24`, UTC
   */
  async readArticleIds(day: string, rejected = false): Promise<string[]> {
    const ids: string[] = [];
    for (let shard = 0; shard < SHARDS; shard++)
      for await (const row of this.#table.queryIndex(receivedPartition(day, shard, rejected)))
        ids.push(articleIdOfKey(keyOf(row)) ?? '');
    return ids;
  }

  /** The bundles of a day, in no order. There are few of them: each is read whole. */
  async readBundles(day: string): Promise<BundleRecord[]> {
    const { gsi1pk } = bundleIndexKey(day, '');
    const keys = [];
    for await (const row of this.#table.queryIndex(gsi1pk)) keys.push(keyOf(row));
    return (await this.#table.getMany(keys)).map(parseBundle);
  }
}
