import type { BundleCounts, BundleStop, ItemFault, ItemFaultReason } from '@copydesk/core/article/bundle';
import type { BundleReport } from '@copydesk/core/store/bundle-items';
import { MAX_DETAIL_CHARS, MAX_FAULTS } from './limits.ts';

const NO_ITEMS: BundleStop = { reason: 'EMPTY', detail: 'The bundle contains no items' };

/** Counts the outcomes of items, which arrive in any order. */
export class Tally {
  #items = 0;
  #written = 0;
  #unchanged = 0;
  readonly #faults: ItemFault[] = [];

  addItem(): void {
    this.#items += 1;
  }

  addWritten(): void {
    this.#written += 1;
  }

  addUnchanged(): void {
    this.#unchanged += 1;
  }

  addFault(number: number, reason: ItemFaultReason, detail: string): void {
    this.#faults.push({ number, reason, detail: detail.slice(0, MAX_DETAIL_CHARS).toWellFormed() });
  }

  get items(): number {
    return this.#items;
  }

  report(): Pick<BundleReport, 'counts' | 'faults'> {
    const counts: Partial<Record<ItemFaultReason, number>> = {};
    for (const { reason } of this.#faults) counts[reason] = (counts[reason] ?? 0) + 1;
    return {
      counts: { items: this.#items, written: this.#written, unchanged: this.#unchanged, faults: counts },
      faults: this.#faults.toSorted((a, b) => a.number - b.number).slice(0, MAX_FAULTS),
    };
  }
}

/** Sums up the reports of a bundle's slices. */
export function sumUp(slices: readonly BundleReport[]): BundleReport {
  const sum = (count: (counts: BundleCounts) => number) =>
    slices.reduce((total, { counts }) => total + count(counts), 0);
  const reasons = new Set(slices.flatMap(({ counts }) => Object.keys(counts.faults) as ItemFaultReason[]));
  const [first] = slices;
  const items = sum((counts) => counts.items);
  const stop = slices.find((slice) => slice.stop)?.stop ?? (items === 0 ? NO_ITEMS : undefined);
  return {
    ...(first?.format && { format: first.format }),
    counts: {
      items,
      written: sum(({ written }) => written),
      unchanged: sum(({ unchanged }) => unchanged),
      faults: Object.fromEntries(
        [...reasons].map((reason) => [reason, sum(({ faults }) => faults[reason] ?? 0)]),
      ),
    },
    faults: slices.flatMap(({ faults }) => faults).slice(0, MAX_FAULTS),
    ...(stop && { stop }),
  };
}
