import { gzipSync } from 'node:zlib';
import { makePdf } from '../extract/make-pdf.ts';
import { fill, type HostileObject, latin1, MB, object } from './hostile-object.ts';

export const PDF_OBJECTS: readonly HostileObject[] = [
  object('an encrypted PDF', 'UNSUPPORTED_FORMAT', () =>
    makePdf(
      [[[720, 11, 'secret']]],
      '',
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'0'.repeat(64)}> /U <${'1'.repeat(64)}> /P -44 >> /ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>]`,
    ),
  ),
  object('a truncated PDF', 'UNDECODABLE', () => makePdf([[[720, 11, 'Harbour opens']]]).subarray(0, 300)),
  object('a PDF of noise', 'UNDECODABLE', () => latin1(`%PDF-1.7\n${fill('\u00e9<<>>obj ', 200_000)}`)),
  object('a PDF of 301 pages', 'UNSUPPORTED_FORMAT', () =>
    makePdf(Array.from({ length: 301 }, () => [[720, 11, 'Harbour']] as const)),
  ),
  object(
    'a PDF of 300 full pages',
    'passages',
    () =>
      makePdf(
        Array.from({ length: 300 }, () =>
          Array.from(
            { length: 50 },
            (_, i) =>
              [760 - 14 * i, 11, 'Ships came in at noon, and then some more came in at dawn.'] as const,
          ),
        ),
      ),
    true,
  ),
  object(
    'a PDF of a million lines',
    'TEXT_TOO_LONG',
    () =>
      makePdf([Array.from({ length: 150_000 }, (_, i) => [700 - (i % 600), 11, 'Ships came in'] as const)]),
    true,
  ),
  object('a PDF bomb', 'OBJECT_TOO_LARGE', () => makePdfBomb(200 * MB)),
  object('a PDF of 30 MB of spaces', 'EMPTY', () => makePdfBomb(30 * MB), true),
  object('a PDF whose pages are their own parents', 'UNDECODABLE', () =>
    latin1(latin1Of(makePdf([[]])).replace('/Kids [5 0 R]', '/Kids [2 0 R]')),
  ),
  object('a PDF of a picture', 'EMPTY', () => makePdf([[]])),
];

function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A PDF whose page unpacks to so many spaces. */
function makePdfBomb(bytes: number): Uint8Array {
  const packed = gzipSync(Buffer.alloc(bytes, 0x20), { level: 9 });
  // A zlib stream around the same deflated data. The reader ignores the checksum at its end.
  const deflated = Buffer.concat([Buffer.from([0x78, 0x9c]), packed.subarray(10, -8), Buffer.alloc(4)]);
  const page = latin1Of(makePdf([[]]));
  return latin1(
    page.replace(
      '<< /Length 0 >>\nstream\n',
      `<< /Filter /FlateDecode /Length ${deflated.length} >>\nstream\n${deflated.toString('latin1')}`,
    ),
  );
}
