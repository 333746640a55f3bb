import { type BundleRecord, parseBundle } from './bundle-items.ts';
import { type FeedRow, parseFeedRow } from './items.ts';
import { bundleIndexKey, feedIndexKey, keyOf } from './keys.ts';
import type { Table } from './table.ts';

/** Lists the articles and the bundles that were received on one day, from the index. */
export class Feed {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * The articles of a day, newest first. Rejected objects have a feed of their own.
   *
   * @param day `2026-11-24`, UTC
   */
  async *readArticles(day: string, rejected = false): AsyncGenerator<FeedRow> {
    const { gsi1pk } = feedIndexKey(day, '', rejected);
    for await (const row of this.#table.queryIndex(gsi1pk, { newestFirst: true })) yield parseFeedRow(row);
  }

  /** The bundles of a day, in no order. There are few of them: each is read whole. */
  async readBundles(day: string): Promise<BundleRecord[]> {
    const { gsi1pk } = bundleIndexKey(day, '');
    const keys = [];
    for await (const row of this.#table.queryIndex(gsi1pk)) keys.push(keyOf(row));
    return (await this.#table.getMany(keys)).map(parseBundle);
  }
}
