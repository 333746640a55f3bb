import { expect, test } from 'vitest';
import { readItemFailures } from '../../../local/queues/read-item-failures.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
test.each([
  ['nothing at all', null, []],
  ['an empty object', {}, []],
  ['an empty list', { batchItemFailures: [] }, []],
  ['no list', { batchItemFailures: null }, []],
  ['one message', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
  ['a message twice', { batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'b' }] }, ['b']],
])('an answer of %s names the messages that failed', (_, answer, failed) => {
  expect([...(readItemFailures(answer, ['a', 'b']) ?? ['not understood'])]).toEqual(failed);
});

test.each([
  ['a text', 'fine'],
  ['no list but a text', { batchItemFailures: 'a' }],
  ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['no identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['nothing in the list', { batchItemFailures: [null] }],
  ['a misspelt key', { batchItemFailures: [{ itemidentifier: 'a' }] }],
  ['a message of another batch', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'x' }] }],
])('an answer of %s fails the whole batch', (_, answer) => {
  expect(readItemFailures(answer, ['a', 'b'])).toBeUndefined();
});
