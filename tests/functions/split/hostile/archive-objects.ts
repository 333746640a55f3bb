import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { fill, type HostileObject, latin1, MB, noise, object } from './hostile-object.ts';

const docxOf = (xml: string | Uint8Array) =>
  zipSync({ 'word/document.xml': typeof xml === 'string' ? Buffer.from(xml) : xml });

export const ARCHIVE_OBJECTS: readonly HostileObject[] = [
  object('a gzip bomb', 'OBJECT_TOO_LARGE', () =>
    Buffer.concat(Array.from({ length: 100 }, () => gzipSync(Buffer.alloc(10 * MB), { level: 1 }))),
  ),
  object('gzip in gzip', 'UNSUPPORTED_FORMAT', () => gzipSync(gzipSync('Harbour opens'))),
  object('a truncated gzip', 'UNDECODABLE', () => gzipSync('Harbour opens today').subarray(0, -9)),
  object('gzip with a bad checksum', 'UNDECODABLE', () => {
    const bytes = gzipSync('Harbour opens today');
    bytes[bytes.length - 6] = (bytes.at(-6) ?? 0) ^ 0xff;
    return bytes;
  }),
  object('a DOCX bomb', 'OBJECT_TOO_LARGE', () => docxOf(new Uint8Array(100 * MB).fill(0x61))),
  object('a DOCX bomb that states few bytes', 'OBJECT_TOO_LARGE', () => {
    const bytes = Buffer.from(docxOf(new Uint8Array(40 * MB).fill(0x61)));
    for (const [signature, at] of [
      ['PK\u0003\u0004', 22],
      ['PK\u0001\u0002', 24],
    ] as const)
      bytes.writeUInt32LE(100, bytes.indexOf(signature, 0, 'latin1') + at);
    return bytes;
  }),
  object('30 MB of Word', 'TEXT_TOO_LONG', () =>
    docxOf(fill('<w:p><w:t>Ships came in.</w:t></w:p>', 29 * MB)),
  ),
  object('30 MB of Word without a word', 'EMPTY', () => docxOf(fill('<w:t', 29 * MB)), true),
  object('an archive of a head alone', 'UNDECODABLE', () => latin1('PK\u0003\u0004word/document.xml')),
  object('a truncated archive', 'UNDECODABLE', () => docxOf(noise(100_000)).subarray(0, 50_000)),
  object('an archive of noise', 'UNDECODABLE', () =>
    Buffer.concat([latin1('PK\u0003\u0004word/document.xml'), noise(2 * MB)]),
  ),
  object('a ZIP archive of something else', 'UNSUPPORTED_FORMAT', () =>
    zipSync({ 'xl/workbook.xml': Buffer.from('<a/>') }),
  ),
  object('3,000 parts', 'passages', () =>
    zipSync({
      ...Object.fromEntries(
        Array.from({ length: 3_000 }, (_, i) => [`word/media/${i}.bin`, new Uint8Array(10)]),
      ),
      'word/document.xml': Buffer.from('<w:p><w:t>Ships came in.</w:t></w:p>'),
    }),
  ),
];
