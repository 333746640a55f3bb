/** The figures of one system over a suite. */
export interface SuiteRow {
  /** "ours", another system that ran beside it, or a published figure with its source. */
  readonly system: string;
  /** Shares have three decimals; counts have none. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A public suite of pages with the expected reading of each. */
export interface Suite {
  /** The name of its checkout's folder. */
  readonly name: string;
  /** Reads every page of the suite. @param checkout the folder of the suite's repository */
  readonly run: (checkout: string) => Promise<readonly SuiteRow[]>;
}
