import { expect, test } from 'vitest';
import { checkPrecondition } from '../../../local/s3/check-precondition.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
test.each([
  ['no condition, no object', {}, undefined, undefined],
  ['no condition, an object', {}, 'abc', undefined],
  ['no object expected, none exists', { 'if-none-match': '*' }, undefined, undefined],
  ['no object expected, one exists', { 'if-none-match': '*' }, 'abc', 412],
  ['another condition than *', { 'if-none-match': '"abc"' }, 'abc', 501],
  ['this version expected, it exists', { 'if-match': '"abc"' }, 'abc', undefined],
  ['this version without quotes expected, it exists', { 'if-match': 'abc' }, 'abc', undefined],
  ['this version expected, another exists', { 'if-match': '"abc"' }, 'def', 412],
  ['this version expected, none exists', { 'if-match': '"abc"' }, undefined, 404],
  ['any version expected, one exists', { 'if-match': '*' }, 'abc', undefined],
])('%s', (_, headers, etag, status) => {
  expect(checkPrecondition(headers, etag)?.status).toBe(status);
});
