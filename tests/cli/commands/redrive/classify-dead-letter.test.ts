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
    'a message that failed at its last receive',
    { cause: 'AccessDenied: not allowed', permanent: 'false' },
    'AccessDenied: not allowed',
    false,
  ],
  [
    'a message that the function could not read',
    { cause: 'PermanentError: This is no message', permanent: 'true' },
    'PermanentError: This is no message',
    true,
  ],
  [
    'messages that differ only in numbers and ids',
    { cause: 'Error: 3 of 12 passages of 0123456789abcdef stand', permanent: 'false' },
    'Error: … of … passages of … stand',
    false,
  ],
  [
    'messages that differ only in a request id, and name a service with a digit',
    {
      cause: 'Error: S3 said no to 1b4e28ba-2fa1-11d2-883f-0016d3cca427 after 3 attempts',
      permanent: 'false',
    },
    'Error: S3 said no to … after … attempts',
    false,
  ],
  [
    'an event that EventBridge could not deliver',
    { ERROR_CODE: 'NO_PERMISSIONS', ERROR_MESSAGE: 'not authorized', RULE_ARN: 'arn' },
    'EventBridge could not deliver it: NO_PERMISSIONS: not authorized',
    false,
  ],
  ['a message that SQS moved', {}, 'no answer: the function crashed, timed out, or was not started', false],
])('%s', (_, attributes, cause, permanent) => {
  expect(withAttributes(attributes)).toEqual({ cause, permanent });
});
