/** A message with headers, as of WARC or HTTP. */
export interface Message {
  /** Its first line, such as `HTTP/1.1 200 OK`. */
  readonly first: string;
  /** By name in lower case. Of headers with one name, the last counts. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

/** Splits a message at the empty line after its headers. A message without one has no content. */
export function splitHead(bytes: Buffer): Message {
  let start = 0;
  while (bytes[start] === 0x0d || bytes[start] === 0x0a) start += 1;
  const [end, length] = firstOf(bytes, ['\r\n\r\n', '\n\n'], start);
  const [first = '', ...lines] = bytes
    .toString('latin1', start, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { first, headers: new Map(headers), content: bytes.subarray(end + length) };
}

/** @returns the offset of the mark that comes first, and its length; the end and 0 without any */
function firstOf(bytes: Buffer, marks: readonly string[], from: number): [offset: number, length: number] {
  const found = marks.map((mark): [number, number] => [bytes.indexOf(mark, from), mark.length]);
  return found.filter(([at]) => at >= 0).sort(([a], [b]) => a - b)[0] ?? [bytes.length, 0];
}
