/** A function as its template defines it, with every reference resolved. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The folder of its code. */
  readonly codeDir: string;
  /** `file.export`. */
  readonly handler: string;
  /** For example `nodejs24.x`. The function runs on the Node of the host all the same. */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** The template's variables, with ENDPOINT in them. */
  readonly environment: Readonly<Record<string, string>>;
  /** The most processes at a time. */
  readonly concurrency: number;
}

/** The outcome of an invocation. */
export type InvocationResult =
  | { readonly kind: 'answered'; readonly payload: unknown }
  /** The handler threw, the process died or did not start, or the function timed out. */
  | { readonly kind: 'failed'; readonly error: string };
