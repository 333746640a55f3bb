import { addWithinLimit } from './add-within-limit.ts';
import { quotaKey } from './keys.ts';
import { NUMBER, optional, parserOf } from './parse-item.ts';
import type { Table } from './table.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** A day can be looked up for a month. */
const TIME_TO_LIVE_SECONDS = 31 * DAY_SECONDS;

/** `2026-11-24`, UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The units of one day. */
const unitsKey = (day: string) => quotaKey('units', day);
/** The partition of every item that the budget reads or writes. The budget function's role is limited to it. */
export const BUDGET_PARTITION = unitsKey('').pk;
/** An item without attributes: its existence is the note. */
const STOP_KEY = quotaKey('units', 'STOPPED');

const parseUnits = parserOf<{ taken?: number }>('count of units', { taken: optional(NUMBER) });

/** The units of Comprehend that are billed, day by day. They are counted before they are billed. */
export class BudgetStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Takes units of a day's budget. The last to take some may exceed it.
   *
   * @returns false where the budget was spent before: nothing may be billed
   */
  async spend(day: string, units: number, budget: number): Promise<boolean> {
    const taken = await addWithinLimit(this.#table, {
      key: unitsKey(day),
      count: units,
      from: 0,
      limit: budget,
      expiresAt: Date.parse(day) / 1000 + TIME_TO_LIVE_SECONDS,
    });
    return taken !== undefined;
  }

  /** @returns the units taken of a day's budget so far */
  async readSpent(day: string): Promise<number> {
    return parseUnits((await this.#table.get(unitsKey(day))) ?? {}).taken ?? 0;
  }

  /** Resets a day: its whole budget is left again. */
  async forgive(day: string): Promise<void> {
    await this.#table.delete(unitsKey(day));
  }

  /** Records that a spent budget stopped enrich, and not a person. */
  async noteStop(): Promise<void> {
    await this.#table.put({ ...STOP_KEY });
  }

  async readStop(): Promise<boolean> {
    return (await this.#table.get(STOP_KEY)) !== undefined;
  }

  async clearStop(): Promise<void> {
    await this.#table.delete(STOP_KEY);
  }
}
