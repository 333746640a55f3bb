import { billedUnits } from './billed-units.ts';
import type { OperationName } from './operations.ts';

/** What came in for one operation, and what Amazon would bill for it. */
export interface OperationUsage {
  /** Calls that arrived, refused ones included. */
  readonly calls: number;
  /** Calls refused for their rate, by quota or by injected fault. */
  readonly throttled: number;
  /** Calls refused for anything else, by the name of the error. */
  readonly errors: Readonly<Record<string, number>>;
  /** Documents analysed: each is billed by itself. */
  readonly documents: number;
  /** Documents that ended in a batch's ErrorList: not billed. */
  readonly failedDocuments: number;
  /** Code points of the documents analysed. */
  readonly chars: number;
  readonly billedUnits: number;
  /** Calls whose answer was thrown away on request. Their documents are billed all the same. */
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

  /** The operations that were called. */
  read(): Partial<Record<OperationName, OperationUsage>> {
    return Object.fromEntries(this.#usage);
  }

  #change(operation: OperationName, change: (usage: OperationUsage) => Partial<OperationUsage>): void {
    const usage = this.#usage.get(operation) ?? NOTHING;
    this.#usage.set(operation, { ...usage, ...change(usage) });
  }
}
