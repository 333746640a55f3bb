/** The options of a benchmark. */
export interface BenchOptions {
  /** Print one JSON document on standard output instead of a table. */
  readonly json: boolean;
  /** A folder of texts to measure on. */
  readonly data: string | undefined;
  /** A folder of checkouts of public suites. */
  readonly suites: string | undefined;
  /** The most articles of a table. */
  readonly articles: number | undefined;
}
