/** How much of a file is looked at: the head of a digest lists its topics. */
export const DIGEST_START = 65_536;

const FOLDED = /\r?\n[ \t]+/g;
const CONTENT_TYPE = /^content-type:[ \t]*([^\r\n]*)/im;
const BOUNDARY = /\bboundary[ \t]*=[ \t]*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;
const HEADERS = /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)+/;
/** A line of 70 hyphens, an empty one, and the headers of the first mail. */
const FIRST_MAIL =
  /^-{70}[ \t]*\r?\n(?:[ \t]*\r?\n){1,9}(?:Message: \d+[ \t]*\r?\n)?((?:[A-Z][\w-]*:.*\r?\n(?:[ \t].*\r?\n)*){2,})/m;
const NEXT_SEPARATOR = /^-{30}[ \t]*\r?$/m;

/** The lines that separate the mails of a plain-text digest: https://www.rfc-editor.org/rfc/rfc1153 */
export const DIGEST_SEPARATOR = /^-{30}(?:-{40})?[ \t]*\r?$/;

/** Says whether a text is a digest in plain text, with or without the headers of the mail that it came in. */
export function isTextDigest(text: string): boolean {
  const start = text.slice(0, DIGEST_START);
  const [, headers = ''] = FIRST_MAIL.exec(start) ?? [];
  return /^From:/im.test(headers) && /^(?:Subject|Date):/im.test(headers) && NEXT_SEPARATOR.test(start);
}

/**
 * The boundaries of a mail that holds several mails: a `multipart/digest`, or a mail with one in it, as mailing lists send it with a
 * list of topics: https://www.rfc-editor.org/rfc/rfc2046#section-5.1.5
 *
 * @param start of the mail, each byte as one character
 * @param minMails a mail with this number of mails attached is a digest too
 * @returns undefined for another mail
 */
export function digestBoundaries(start: string, minMails = 2): readonly string[] | undefined {
  const head = headOf(start);
  const outer = boundaryOf(head);
  if (outer === undefined) return undefined;
  if (/^multipart\/digest\b/i.test(typeOf(head))) return [outer];
  const parts = start.slice(0, DIGEST_START).split(`\n--${outer}`).slice(1);
  const inner = parts.map((part) => headOf(part.replace(/^[ \t]*\r?\n/, '')));
  const digest = inner.find((part) => /^multipart\/digest\b/i.test(typeOf(part)));
  const boundary = digest && boundaryOf(digest);
  if (boundary !== undefined) return [outer, boundary];
  const mails = inner.filter((part) => /^message\/rfc822\b/i.test(typeOf(part)));
  return mails.length >= minMails ? [outer] : undefined;
}

/** The headers at the start of a mail or of a part, unfolded. A mail of a mailbox has a line before them. */
export function headOf(mail: string): string {
  const start = mail.slice(0, DIGEST_START).replace(/^From .*\n/, '');
  return (HEADERS.exec(start)?.[0] ?? '').replace(FOLDED, ' ');
}

/** The content type of headers, with its parameters. */
export function typeOf(head: string): string {
  return CONTENT_TYPE.exec(head)?.[1] ?? '';
}

/** The boundary between the parts of a mail; undefined for a mail without parts. */
function boundaryOf(head: string): string | undefined {
  const type = typeOf(head);
  const [, quoted, bare] = (/^multipart\//i.test(type) && BOUNDARY.exec(type)) || [];
  return quoted ?? bare;
}
