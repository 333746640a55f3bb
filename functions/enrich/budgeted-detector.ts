import { NotYetError } from '@copydesk/core/article/errors';
import { Offsets } from '@copydesk/core/article/offsets';
import { billedUnits } from '@copydesk/core/article/usage';
import { type BudgetStore, dayOf } from '@copydesk/core/store/budget-store';
import type { Detection, Detector, Document, Recall } from './detector.ts';

/** Longer than it takes functions/budget, which runs every minute, to close the queue. */
const DELAY_SECONDS = 120;

/** The day's units are spent, and nothing was billed. */
class BudgetSpentError extends NotYetError {
  override name = 'BudgetSpentError';

  constructor(day: string) {
    super(`The budget of ${day} is spent`, DELAY_SECONDS);
  }
}

export interface BudgetPorts {
  readonly budget: Pick<BudgetStore, 'spend'>;
  readonly unitsPerDay: number;
  now(): Date;
}

/**
 * A detector that spends from the day's budget first. It spends the units of all documents at once, before they are billed.
 * So the budget is exceeded by one batch at most, however many functions share it.
 */
export class BudgetedDetector implements Detector {
  readonly #inner: Detector;
  readonly #ports: BudgetPorts;

  constructor(inner: Detector, ports: BudgetPorts) {
    this.#inner = inner;
    this.#ports = ports;
  }

  get engine() {
    return this.#inner.engine;
  }

  get isBilled() {
    return this.#inner.isBilled;
  }

  async detect(
    documents: readonly Document[],
    deadline: number,
    recall?: Recall,
  ): Promise<readonly Detection[]> {
    const { budget, unitsPerDay, now } = this.#ports;
    const units = documents.reduce(
      (sum, { text, analyses }) => sum + analyses.length * billedUnits(new Offsets(text).codePoints),
      0,
    );
    const day = dayOf(now());
    if (units === 0 || (await budget.spend(day, units, unitsPerDay)))
      return this.#inner.detect(documents, deadline, recall);
    return documents.map(() => ({
      analysis: { failures: {} },
      calls: [],
      error: new BudgetSpentError(day),
    }));
  }
}
