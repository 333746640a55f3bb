import type {
  BundleCounts,
  BundleStop,
  ItemFault,
  ItemFaultReason,
  ItemSkipReason,
} from '@copydesk/core/article/bundle';
import type { BundleReport } from '@copydesk/core/store/bundle-items';
import { MAX_DETAIL_CHARS, MAX_FAULTS } from './limits.ts';

const NO_ITEMS: BundleStop = { reason: 'EMPTY', detail: 'The bundle contains no items' };

/** Counts the outcomes of items, which arrive in any order. */
export class Tally {
  #items = 0;
  #written = 0;
  #unchanged = 0;
  readonly #faults: ItemFault[] = [];
  readonly #skips: ItemSkipReason[] = [];

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

  addSkip(reason: ItemSkipReason): void {
    this.#skips.push(reason);
  }

  get items(): number {
    return this.#items;
  }

  report(): Pick<BundleReport, 'counts' | 'faults'> {
    const faults = countEach(this.#faults.map(({ reason }) => reason));
    const counts = { items: this.#items, written: this.#written, unchanged: this.#unchanged, faults };
    return {
      counts: this.#skips.length > 0 ? { ...counts, skipped: countEach(this.#skips) } : counts,
      faults: this.#faults.toSorted((a, b) => a.number - b.number).slice(0, MAX_FAULTS),
    };
  }
}

/** Sums up the reports of a bundle's slices. */
export function sumUp(slices: readonly BundleReport[]): BundleReport {
  const sum = (count: (counts: BundleCounts) => number) =>
    slices.reduce((total, { counts }) => total + count(counts), 0);
  const faults = sumEach(slices.map(({ counts }) => counts.faults));
  const skipped = sumEach(slices.map(({ counts }) => counts.skipped ?? {}));
  const [first] = slices;
  const items = sum((counts) => counts.items);
  const stop = slices.find((slice) => slice.stop)?.stop ?? (items === 0 ? NO_ITEMS : undefined);
  return {
    ...(first?.format && { format: first.format }),
    counts: {
      items,
      written: sum(({ written }) => written),
      unchanged: sum(({ unchanged }) => unchanged),
      faults,
      ...(Object.keys(skipped).length > 0 && { skipped }),
    },
    faults: slices.flatMap(({ faults }) => faults).slice(0, MAX_FAULTS),
    ...(stop && { stop }),
  };
}

function countEach<Reason extends string>(reasons: readonly Reason[]): Partial<Record<Reason, number>> {
  return sumEach(reasons.map((reason) => ({ [reason]: 1 }) as Partial<Record<Reason, number>>));
}

function sumEach<Reason extends string>(
  counts: readonly Readonly<Partial<Record<Reason, number>>>[],
): Partial<Record<Reason, number>> {
  const sums: Partial<Record<Reason, number>> = {};
  for (const count of counts) {
    for (const [reason, number] of Object.entries(count) as [Reason, number][])
      sums[reason] = (sums[reason] ?? 0) + number;
  }
  return sums;
}
