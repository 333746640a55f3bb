/** The headers of a mail that passed many servers. */
const SAMPLE_BYTES = 32_768;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):/;

/** Headers that people and programs write. */
const MAIL_ONLY = ['date', 'to', 'cc', 'subject', 'reply-to', 'return-path', 'delivered-to', 'sender'];
/** Headers that programs alone write. */
const MACHINE = [
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'received',
  'return-path',
  'x-mailer',
];

/**
 * A mail has nothing but headers up to its first empty line. They include a sender, one that a program writes, and one more
 * that mails have. An article that starts with "From: our correspondent" is not a mail.
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
  const has = (wanted: readonly string[]) => wanted.some((name) => names.has(name));
  if (!names.has('from')) return false;
  return has(MACHINE)
    ? has(MAIL_ONLY) || names.has('message-id') || names.has('received')
    : names.has('to') && names.has('date') && names.has('subject');
}
