import type { BundleStatus } from '../article/bundle.ts';
import {
  type BundleRecord,
  type BundleReport,
  parseBundle,
  parseSlice,
  type SliceRecord,
} from './bundle-items.ts';
import { conditionOf } from './conditions.ts';
import { bundleIndexKey, bundleKey, sliceKey, slicePrefix } from './keys.ts';
import type { Table } from './table.ts';
import { onlyIf, updateOf } from './update-expression.ts';

/** The attributes that show whether a bundle's record has changed since it was read. */
export type SeenBundle = Pick<BundleRecord, 'generation' | 'sequencer'>;

/** The records of bundles: one of each bundle, and one of each slice of it that was read. */
export class BundleStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async read(bundleId: string): Promise<BundleRecord | undefined> {
    const item = await this.#table.get(bundleKey(bundleId));
    return item && parseBundle(item);
  }

  /**
   * Starts a generation of a bundle.
   *
   * @param seen the record that was read before the object was looked at; undefined where there was none
   * @returns false where the record is no longer the one that was seen
   */
  async claim(record: BundleRecord, seen: SeenBundle | undefined): Promise<boolean> {
    const { bundleId, receivedAt } = record;
    const item = { ...bundleKey(bundleId), ...bundleIndexKey(receivedAt, bundleId), ...record };
    return this.#table.put(item, seen ? conditionOf('overSeen', { ...seen }) : conditionOf('overNothing'));
  }

  /** The slices of a generation that were read so far, in the order of their positions. */
  async readSlices(bundleId: string, generation: string): Promise<SliceRecord[]> {
    const slices: SliceRecord[] = [];
    for await (const item of this.#table.query(bundleKey(bundleId).pk, slicePrefix(generation)))
      slices.push(parseSlice(item));
    return slices;
  }

  /** Records the outcome of a slice. `false`: a concurrent duplicate has put its record, which is as good, and may end elsewhere. */
  async putSlice(slice: SliceRecord): Promise<boolean> {
    const key = sliceKey(slice.bundleId, slice.generation, slice.begin.position);
    return this.#table.put({ ...key, ...slice }, conditionOf('putSlice'));
  }

  /** Records the outcome of a bundle. Repeating it changes nothing. */
  async finish(
    { bundleId, generation }: Pick<BundleRecord, 'bundleId' | 'generation'>,
    status: BundleStatus,
    report: BundleReport,
  ): Promise<boolean> {
    const update = onlyIf(conditionOf('finishBundle', { generation }), updateOf({ status, report }));
    return this.#table.update(bundleKey(bundleId), update);
  }
}
