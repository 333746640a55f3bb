import { addWithinLimit } from './add-within-limit.ts';
import { quotaKey } from './keys.ts';
import type { Table } from './table.ts';

/** A slot is of no use once its second is past. The margin is wide because clocks differ and deletion may be late. */
const TIME_TO_LIVE_SECONDS = 60 * 60;

/** Slots of one second that a caller asks for. */
export interface SlotRequest {
  readonly count: number;
  /** Where no slot is taken yet, this many count as taken. */
  readonly from: number;
  /** How many slots the second has. */
  readonly limit: number;
}

/** The calls of an API that the account's functions share, second by second. */
export class QuotaStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Takes slots of one second, if any are left. It may take more than are left: the caller must not use those beyond the
   * limit.
   *
   * @param second since the epoch
   * @returns how many are taken now, the caller's being the last of them; undefined where the second is full
   */
  take(api: string, second: number, request: SlotRequest): Promise<number | undefined> {
    return addWithinLimit(this.#table, {
      key: quotaKey(api, String(second)),
      ...request,
      expiresAt: second + TIME_TO_LIVE_SECONDS,
    });
  }
}
