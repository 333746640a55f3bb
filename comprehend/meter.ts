import { billedUnits } from './billed-units.ts';
import type { OperationName } from './operations.ts';

/** The calls of one operation, and what Amazon would bill for them. */
export interface OperationUsage {
  /** Calls that arrived, refused ones included. */
  readonly calls: number;
  /** Calls throttled by a quota or by an injected fault. */
  readonly throttled: number;
  /** Calls that failed otherwise, by name of error. */
  readonly errors: Readonly<Record<string, number>>;
  /** Documents analysed. Each is billed separately. */
  readonly documents: number;
  /** Documents in a batch's ErrorList. They are not billed. */
  readonly failedDocuments: number;
  /** Code points of the documents analysed. */
  readonly chars: number;
  readonly billedUnits: number;
  /** Calls whose answer was discarded by an injected fault. Their documents are billed. */
  readonly dropped: number;
}

const NOTHING: OperationUsage = {
  calls: 0,
  throttled: 0,
  errors: {},
  documents: 0,
  failedDocuments: 0,
  chars: 0,
  billedUnits: 0,
  dropped: 0,
};

/** Counts per operation since the start or the last reset. */
export class Meter {
  readonly #usage = new Map<OperationName, OperationUsage>();

  addCall(operation: OperationName): void {
    this.#change(operation, (usage) => ({ calls: usage.calls + 1 }));
  }

  addThrottle(operation: OperationName): void {
    this.#change(operation, (usage) => ({ throttled: usage.throttled + 1 }));
  }

  addError(operation: OperationName, name: string): void {
    this.#change(operation, ({ errors }) => ({ errors: { ...errors, [name]: (errors[name] ?? 0) + 1 } }));
  }

  /** @param chars code points of each document analysed */
  addDocuments(operation: OperationName, chars: readonly number[], failedDocuments: number): void {
    this.#change(operation, (usage) => ({
      documents: usage.documents + chars.length,
      failedDocuments: usage.failedDocuments + failedDocuments,
      chars: chars.reduce((sum, each) => sum + each, usage.chars),
      billedUnits: chars.reduce((sum, each) => sum + billedUnits(each), usage.billedUnits),
    }));
  }

  addDrop(operation: OperationName): void {
    this.#change(operation, (usage) => ({ dropped: usage.dropped + 1 }));
  }

  reset(): void {
    this.#usage.clear();
  }

  /** @returns the usage of each operation that was called */
  read(): Partial<Record<OperationName, OperationUsage>> {
    return Object.fromEntries(this.#usage);
  }

  #change(operation: OperationName, change: (usage: OperationUsage) => Partial<OperationUsage>): void {
    const usage = this.#usage.get(operation) ?? NOTHING;
    this.#usage.set(operation, { ...usage, ...change(usage) });
  }
}
