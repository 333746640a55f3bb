import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BundleStatus } from '../article/bundle.ts';
import type { BundleRecord, BundleReport, SliceRecord } from './bundle-items.ts';
import { conditionOf } from './conditions.ts';
import { ItemTable } from './item-table.ts';
import { bundleIndexKey, bundleKey, sliceKey, slicePrefix } from './keys.ts';
import { updateOf } from './update-expression.ts';

/** What tells whether a bundle's record has changed since it was read. */
export type SeenBundle = Pick<BundleRecord, 'generation' | 'sequencer'>;

/** The records of bundles: one of where each stands, and one of each slice that was read. */
export class BundleStore {
  readonly #items: ItemTable;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#items = new ItemTable(client, table);
  }

  async read(bundleId: string): Promise<BundleRecord | undefined> {
    return (await this.#items.read(bundleKey(bundleId))) as BundleRecord | undefined;
  }

  /**
   * Begins a version of a bundle.
   *
   * @param seen the record that was read before the object was looked at; undefined where there was none
   * @returns false where another record stands by now
   */
  async claim(record: BundleRecord, seen: SeenBundle | undefined): Promise<boolean> {
    const { bundleId, receivedAt } = record;
    const item = { ...bundleKey(bundleId), ...bundleIndexKey(receivedAt, bundleId), ...record };
    return this.#items.put(item, seen ? conditionOf('overSeen', { ...seen }) : conditionOf('overNothing'));
  }

  /** The slices of a generation that were read so far, by where they begin. */
  async readSlices(bundleId: string, generation: string): Promise<SliceRecord[]> {
    const slices: SliceRecord[] = [];
    for await (const item of this.#items.list(bundleKey(bundleId).pk, slicePrefix(generation))) {
      slices.push(item as unknown as SliceRecord);
    }
    return slices;
  }

  /** Records what became of a slice. `false`: a twin's record stands, which is as good, and may end elsewhere. */
  async putSlice(slice: SliceRecord): Promise<boolean> {
    const key = sliceKey(slice.bundleId, slice.generation, slice.begin.position);
    return this.#items.put({ ...key, ...slice }, conditionOf('putSlice'));
  }

  /** Records what became of a bundle. Repeating it changes nothing. */
  async finish(
    { bundleId, generation }: Pick<BundleRecord, 'bundleId' | 'generation'>,
    status: BundleStatus,
    report: BundleReport,
  ): Promise<boolean> {
    return this.#items.update(
      bundleKey(bundleId),
      updateOf({ status, report }),
      conditionOf('finishBundle', { generation }),
    );
  }
}
