import { fill, type HostileObject, MB, object } from './hostile-object.ts';

export const MAIL_OBJECTS: readonly HostileObject[] = [
  object('a mail of headers only', 'UNDECODABLE', () =>
    fill('From: a@b.c\nDate: x\nMessage-ID: <1>\n', 400_000),
  ),
  object('a mail nested 1,000 deep', 'UNDECODABLE', () => nestedMail(1_000)),
  object(
    'a mail of 100,000 parts',
    'UNDECODABLE',
    () =>
      `${MAIL}Content-Type: multipart/mixed; boundary="m"\n\n${fill('--m\nContent-Type: image/png\n\n', 900_000)}`,
  ),
  object(
    'a mail with 9 MB of picture',
    'passages',
    () =>
      `${MAIL}Content-Type: multipart/mixed; boundary="m"\n\n--m\nContent-Type: text/plain\n\nShips came in.\n--m\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${fill(`${'A'.repeat(76)}\n`, 9 * MB)}\n--m--`,
  ),
  object(
    'a mail with a page nested 100,000 deep',
    'UNSUPPORTED_FORMAT',
    () => `${MAIL}Content-Type: text/html\n\n${'<div>'.repeat(100_000)}`,
  ),
];

const MAIL = 'From: Ana <a@b.example>\nDate: 24 Nov 2026\nMessage-ID: <1>\nMIME-Version: 1.0\n';

function nestedMail(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary="m${i}"\n\n--m${i}\n`,
  );
  return `${MAIL}${open.join('')}Content-Type: text/plain\n\nShips came in.\n`;
}
