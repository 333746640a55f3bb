/**
 * The messages that a function says it failed on, as Lambda reads its answer.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 *
 * Nothing at all, or a list without items, is success. An item without an identifier of the batch is no answer.
 *
 * @param batch the identifiers of the batch's messages
 * @returns undefined where the answer is not understood: then the whole batch has failed
 */
export function readItemFailures(answer: unknown, batch: readonly string[]): ReadonlySet<string> | undefined {
  if (answer === null || answer === undefined) return new Set();
  if (typeof answer !== 'object') return undefined;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return undefined;
  const failed = new Set<unknown>(
    failures.map((failure: { itemIdentifier?: unknown } | null) => failure?.itemIdentifier),
  );
  const known = new Set<unknown>(batch);
  return [...failed].every((id) => known.has(id)) ? (failed as Set<string>) : undefined;
}
