/** A question that cannot be answered as it was asked. Its message says why, and what to ask instead. */
export class QueryError extends Error {
  override name = 'QueryError';
}
