import { expect, it } from 'vitest';
import { ThrottledError } from '../../../core/article/errors.ts';
import { isThrottled } from '../../../core/runtime/is-throttled.ts';

const named = (name: string) => Object.assign(new Error('Rate exceeded'), { name });

it.each<[boolean, string, unknown]>([
  [true, 'an error of SQS, DynamoDB, Lambda or Comprehend', named('ThrottlingException')],
  [true, 'an error of Comprehend', named('TooManyRequestsException')],
  [true, 'an error of DynamoDB', named('ProvisionedThroughputExceededException')],
  [true, 'an error of S3', named('SlowDown')],
  [true, 'an error of SQS', named('RequestThrottled')],
  [true, 'an error of SQS whose queue has its own key', named('KmsThrottled')],
  [true, 'an error of SQS whose queue has its own key, by its other name', named('KMS.ThrottlingException')],
  [true, 'a part of a request left undone', new ThrottledError('undone')],
  [true, 'a status', Object.assign(new Error('no'), { $metadata: { httpStatusCode: 429 } })],
  [true, 'a mark of the SDK', Object.assign(new Error('no'), { $retryable: { throttling: true } })],
  [true, 'a cause', new Error('SQS rejected 2 messages', { cause: named('RequestThrottled') })],
  [false, 'a denial', named('AccessDenied')],
  [false, 'a cause of another kind', new Error('no', { cause: named('TooLong') })],
  [false, 'a failure of the service', Object.assign(new Error(), { $metadata: { httpStatusCode: 500 } })],
  [false, 'a string', 'ThrottlingException'],
  [false, 'undefined', undefined],
])('%s for %s', (expected, _, error) => {
  expect(isThrottled(error)).toBe(expected);
});
