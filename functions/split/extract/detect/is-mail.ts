/** The headers of a mail that passed many servers. */
const SAMPLE_BYTES = 32_768;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):/;

/**
 * A mail has nothing but headers up to its first empty line. They include a sender, a date or an id, and one more that only
 * mails have. An article that starts with "From: our correspondent" is not a mail.
 */
export function isMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, SAMPLE_BYTES)).toString('latin1');
  const names = new Set<string>();
  for (const line of start.split(/\r?\n/)) {
    if (line === '') break;
    const name = HEADER.exec(line)?.[1];
    // A mailbox file starts with a line of its own. A long header continues after white space.
    if (!name && !(names.size > 0 ? /^[ \t]/.test(line) : line.startsWith('From '))) return false;
    if (name) names.add(name.toLowerCase());
  }
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name));
  return (
    has('from') &&
    has('date', 'received', 'message-id') &&
    has('message-id', 'mime-version', 'content-type', 'received')
  );
}
