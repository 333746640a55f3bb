import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

const isCors = (name: string) => /^access-control-/i.test(name);

/** Keeps an emulator from allowing other origins in its answers. dynalite allows every origin. */
export function dropCorsHeaders(response: ServerResponse): void {
  const { setHeader, writeHead } = response;
  response.setHeader = (name, value) => (isCors(name) ? response : setHeader.call(response, name, value));
  response.writeHead = ((status: number, ...rest: (string | WrittenHeaders)[]) =>
    writeHead.apply(response, [status, ...rest.map(withoutCors)] as Parameters<
      typeof writeHead
    >)) as typeof writeHead;
}

type WrittenHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** @param written the reason phrase, headers by name, or a flat list of names and values */
function withoutCors(written: string | WrittenHeaders): string | WrittenHeaders {
  if (typeof written !== 'object') return written;
  if (Array.isArray(written)) return written.filter((_, i) => !isCors(String(written[i - (i % 2)])));
  return Object.fromEntries(Object.entries(written).filter(([name]) => !isCors(name)));
}
