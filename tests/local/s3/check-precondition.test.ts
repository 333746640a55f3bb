import { expect, test } from 'vitest';
import { checkPrecondition } from '../../../local/s3/check-precondition.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
test.each([
  ['no condition, no object', {}, undefined, undefined],
  ['no condition, an object', {}, 'abc', undefined],
  ['none to stand, none does', { 'if-none-match': '*' }, undefined, undefined],
  ['none to stand, one does', { 'if-none-match': '*' }, 'abc', 412],
  ['another condition than *', { 'if-none-match': '"abc"' }, 'abc', 501],
  ['that version, it stands', { 'if-match': '"abc"' }, 'abc', undefined],
  ['that version without quotes, it stands', { 'if-match': 'abc' }, 'abc', undefined],
  ['that version, another stands', { 'if-match': '"abc"' }, 'def', 412],
  ['that version, none stands', { 'if-match': '"abc"' }, undefined, 404],
  ['any version, one stands', { 'if-match': '*' }, 'abc', undefined],
])('%s', (_, headers, etag, status) => {
  expect(checkPrecondition(headers, etag)?.status).toBe(status);
});
