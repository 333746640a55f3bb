/** How much is looked at: the headers of a mail that came a long way. */
const LOOK_BYTES = 32_768;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):/;

/**
 * Tells a mail by its headers: nothing but headers up to the first empty line, among them a sender, a date or an id,
 * and something else that only mails have. An article that begins "From: our correspondent" is none.
 */
export function isMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, LOOK_BYTES)).toString('latin1');
  const names = new Set<string>();
  for (const line of start.split(/\r?\n/)) {
    if (line === '') break;
    const name = HEADER.exec(line)?.[1];
    // A mailbox file puts a line of its own first; a long header goes on behind white space.
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
