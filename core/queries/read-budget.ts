/**
 * What reads cost, in read units of DynamoDB: a consistent read takes one for each 4 KB, and each request at least one.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const COST = {
  /** An item that is read by its key: a head, a card, a row. */
  item: 1,
  /** A row in a range: 0.45 KB. */
  row: 1 / 8,
  /** A card in a range: 1.1 KB, and 2 KB where it has many names. */
  card: 1 / 2,
  /** An entry of the index: keys only, and read at half the price. */
  indexEntry: 1 / 32,
  /** A range, however little is in it. */
  range: 1,
} as const;

/** The reads that one page may do. A page that has spent it ends with what it has found, and a cursor. */
export class ReadBudget {
  #left: number;

  /** @param units of DynamoDB's reads */
  constructor(units: number) {
    this.#left = units;
  }

  spend(units: number): void {
    this.#left -= units;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }
}
