import { fill, type HostileObject, MB, object } from './hostile-object.ts';

/** Tables, RTF, subtitles and mailboxes. */
export const TABLE_OBJECTS: readonly HostileObject[] = [
  object('RTF nested 100,000 deep', 'UNSUPPORTED_FORMAT', () => `{\\rtf1${'{'.repeat(100_000)}`),
  object('RTF cut short', 'UNDECODABLE', () => '{\\rtf1\\ansi Ships came in'),
  object('RTF of a million control words', 'passages', () => `{\\rtf1 Ships came.${fill('\\b0')}}`),
  object('RTF with binary data beyond its end', 'UNDECODABLE', () => '{\\rtf1 Ships\\bin9999999999 came in}'),
  object('a table of one quote', 'UNSUPPORTED_FORMAT', () => `id,title,text\n1,A,B\n2,A,"${fill('a,')}`),
  object('a table of a million delimiters', 'UNSUPPORTED_FORMAT', () => `id,title,text\n1,A,B\n${fill(',')}`),
  object('a mailbox of 100,000 mails', 'UNSUPPORTED_FORMAT', () =>
    fill('From a@b.c Wed Mar  4 09:15:00 2026\nFrom: a@b.c\nSubject: x\nMessage-ID: <1>\n\nx\n\n', 9 * MB),
  ),
  object(
    'a digest of 100,000 mails',
    'UNSUPPORTED_FORMAT',
    () =>
      `From: a@b.c\nMIME-Version: 1.0\nSubject: x\n\n${'-'.repeat(70)}\n\nFrom: a@b.c\nSubject: x\n\n${fill(`${'-'.repeat(30)}\n\nFrom: a@b.c\n\n`)}`,
  ),
  object(
    'a digest of 100,000 empty parts',
    'UNSUPPORTED_FORMAT',
    () => `From: a@b.c\nSubject: x\nContent-Type: multipart/digest; boundary=d\n\n${fill('--d\n\n')}`,
  ),
  object('a text of 10,000 lines that start a digest', 'passages', () =>
    fill(`${'-'.repeat(70)}\n\nShips: x\nShips: x\n\n`, 700_000),
  ),
  object(
    'WARC cut short',
    'UNSUPPORTED_FORMAT',
    () => 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99',
  ),
  object('subtitles of 100,000 cues', 'passages', () =>
    fill('1\n00:00:01,000 --> 00:00:04,000\nShips came.\n\n', 900_000),
  ),
];
