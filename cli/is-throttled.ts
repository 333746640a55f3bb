/**
 * What AWS's services call it that they were asked too often: the SDK's own list
 * (https://github.com/smithy-lang/smithy-typescript, service-error-classification), SQS's names for a queue with a key of
 * its own, and ours for what DynamoDB leaves undone.
 */
const THROTTLES: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'KmsThrottled',
  'KMS.ThrottlingException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledError',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);
const TOO_MANY_REQUESTS = 429;

/** Whether a service took less than was asked of it: the error itself, or what caused it. Later it may take the same. */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata, $retryable } = error as Error & {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly $retryable?: { readonly throttling?: boolean };
  };
  return (
    THROTTLES.has(error.name) ||
    $metadata?.httpStatusCode === TOO_MANY_REQUESTS ||
    $retryable?.throttling === true ||
    isThrottled(error.cause)
  );
}
