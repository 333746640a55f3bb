import { expect, it } from 'vitest';
import { classifyDeadLetter } from '../../../../cli/commands/redrive/classify-dead-letter.ts';

const withAttributes = (attributes: Record<string, string>) =>
  classifyDeadLetter({
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
    ),
  });

it.each<[string, Record<string, string>, cause: string, permanent: boolean]>([
  [
    'what the function gave up after its last receive',
    { cause: 'AccessDenied: not allowed', permanent: 'false' },
    'AccessDenied: not allowed',
    false,
  ],
  [
    'what the function could not read',
    { cause: 'PermanentError: This is no message', permanent: 'true' },
    'PermanentError: This is no message',
    true,
  ],
  [
    'what differs only in numbers and ids',
    { cause: 'Error: 3 of 12 passages of 0123456789abcdef stand', permanent: 'false' },
    'Error: … of … passages of … stand',
    false,
  ],
  [
    'what differs only in the id of a request, and names a service with a digit',
    {
      cause: 'Error: S3 said no to 1b4e28ba-2fa1-11d2-883f-0016d3cca427 after 3 attempts',
      permanent: 'false',
    },
    'Error: S3 said no to … after … attempts',
    false,
  ],
  [
    'what EventBridge could not deliver',
    { ERROR_CODE: 'NO_PERMISSIONS', ERROR_MESSAGE: 'not authorized', RULE_ARN: 'arn' },
    'EventBridge could not deliver it: NO_PERMISSIONS: not authorized',
    false,
  ],
  [
    'what SQS moved by itself',
    {},
    'no answer: the function died, ran out of time, or was not started',
    false,
  ],
])('%s', (_, attributes, cause, permanent) => {
  expect(withAttributes(attributes)).toEqual({ cause, permanent });
});
