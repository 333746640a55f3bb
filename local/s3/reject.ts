import type { ServerResponse } from 'node:http';
import { escapeXml } from './xml.ts';

/** An S3 error as a client sees it. */
export interface Rejection {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function notImplemented(part: string): Rejection {
  return {
    status: 501,
    code: 'NotImplemented',
    message: `The local S3 does not know ${part}. docs/local.md says what it knows.`,
  };
}

/** @param connection `close` if the body of the request is not read: the connection cannot be used again */
export function reject(
  response: ServerResponse,
  { status, code, message }: Rejection,
  connection: 'close' | 'keep-alive' = 'close',
): void {
  const body = `${XML}<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', connection }).end(body);
}
