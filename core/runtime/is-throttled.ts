import { isThrottlingError } from '@smithy/core/retry';

/** An Error with the SDK's own properties, each of them optional. */
type SdkError = Parameters<typeof isThrottlingError>[0];

/** Names that the SDK does not know: SQS's, for a queue that has its own key, and ours, for items left undone. */
const FURTHER_NAMES: ReadonlySet<string> = new Set([
  'KmsThrottled',
  'KMS.ThrottlingException',
  'ThrottledError',
]);

/**
 * Whether a service throttled a request: the error says so itself, or its cause does. The same request may succeed later.
 */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isThrottlingError(error as SdkError) || FURTHER_NAMES.has(error.name) || isThrottled(error.cause);
}
