import type { IncomingHttpHeaders } from 'node:http';
import type { Rejection } from './reject.ts';

/**
 * Decides whether a conditional write may proceed.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 *
 * @param etag of the existing object, without quotes; undefined if there is none
 * @returns undefined if the write may proceed
 */
export function checkPrecondition(
  headers: IncomingHttpHeaders,
  etag: string | undefined,
): Rejection | undefined {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  const failed = {
    status: 412,
    code: 'PreconditionFailed',
    message: 'At least one of the pre-conditions you specified did not hold',
  };
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    return {
      status: 501,
      code: 'NotImplemented',
      message: 'A header you provided implies functionality that is not implemented: If-None-Match takes *',
    };
  }
  if (ifNoneMatch !== undefined && etag !== undefined) return failed;
  if (ifMatch === undefined) return undefined;
  if (etag === undefined)
    return { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' };
  const expected = ifMatch.trim().replaceAll('"', '');
  return expected === '*' || expected === etag ? undefined : failed;
}

export function isConditional(headers: IncomingHttpHeaders): boolean {
  return headers['if-match'] !== undefined || headers['if-none-match'] !== undefined;
}
