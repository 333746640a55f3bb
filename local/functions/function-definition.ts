/** A function as its template defines it, with every reference resolved. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The folder of its code. */
  readonly codeDir: string;
  /** `file.export`. */
  readonly handler: string;
  /** `nodejs24.x`; what runs here is the Node of the host. */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** How many may run at a time. */
  readonly concurrency: number;
}

/** What came of an invocation. */
export type InvocationResult =
  | { readonly kind: 'answered'; readonly payload: unknown }
  /** The handler threw, the process died or never began, or the time was up. */
  | { readonly kind: 'failed'; readonly error: string };
