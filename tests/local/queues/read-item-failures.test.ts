import { expect, test } from 'vitest';
import { readItemFailures } from '../../../local/queues/read-item-failures.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
test.each([
  ['null', null, []],
  ['an empty object', {}, []],
  ['an empty list', { batchItemFailures: [] }, []],
  ['a null list', { batchItemFailures: null }, []],
  ['one message', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
  ['a message twice', { batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'b' }] }, ['b']],
])('an answer of %s reports its failed messages', (_, answer, failed) => {
  expect([...(readItemFailures(answer, ['a', 'b']) ?? ['invalid'])]).toEqual(failed);
});

test.each([
  ['a text', 'fine'],
  ['a text for a list', { batchItemFailures: 'a' }],
  ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['no identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['null in the list', { batchItemFailures: [null] }],
  ['a misspelt key', { batchItemFailures: [{ itemidentifier: 'a' }] }],
  ['a message of another batch', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'x' }] }],
])('an answer of %s fails the whole batch', (_, answer) => {
  expect(readItemFailures(answer, ['a', 'b'])).toBeUndefined();
});
