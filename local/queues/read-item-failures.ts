/**
 * The messages that a function reports as failed, read from its answer as Lambda reads it.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 *
 * No answer, or an empty list, means success. An item without an identifier of the batch makes the answer invalid.
 *
 * @param batch the identifiers of the batch's messages
 * @returns undefined for an invalid answer. Then the whole batch has failed
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
