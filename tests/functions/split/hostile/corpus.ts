import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { makePdf } from '../extract/make-pdf.ts';

/** An object that nobody means well with, or that went wrong on its way. */
export interface HostileObject {
  readonly name: string;
  /** Made only when it is wanted: many are megabytes. */
  make(): string | Uint8Array;
  /** What split makes of it: passages, or the reason of a rejection. */
  readonly outcome: string;
  /** Too long for every run of the tests: the soak alone has it. */
  readonly isLong?: boolean;
}

const MB = 1_000_000;
const fill = (piece: string, chars = MB - 100) => piece.repeat(Math.floor(chars / piece.length));
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const object = (
  name: string,
  outcome: string,
  make: HostileObject['make'],
  isLong = false,
): HostileObject => ({
  name,
  outcome,
  make,
  isLong,
});
const docxOf = (xml: string | Uint8Array) =>
  zipSync({ 'word/document.xml': typeof xml === 'string' ? Buffer.from(xml) : xml });
/** Random enough that no packer shortens it; the same each time. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]><nitf><body><body.content><p>&a30;</p></body.content></body></nitf>`;

export const CORPUS: readonly HostileObject[] = [
  object('0 bytes', 'EMPTY', () => ''),
  object('one byte', 'passages', () => 'a'),
  object('a byte order mark alone', 'EMPTY', () => '\uFEFF'),
  object('half a UTF-16 character', 'UNDECODABLE', () => latin1('\xFF\xFE\x41')),
  object('a million letters without a break', 'passages', () => fill('a')),
  object('a million full stops', 'UNSUPPORTED_LANGUAGE', () => fill('.')),
  object('a sentence every three characters', 'passages', () => fill('A. ')),
  object('a paragraph every three characters', 'passages', () => fill('a\n\n')),
  object('a word every two characters', 'passages', () => fill('a ')),
  object('a line every 50 characters, never ended', 'passages', () => fill(`${'word '.repeat(10)}\n`)),
  object('quotation marks that close and close', 'passages', () => fill('x. »', 700_000)),
  object('stops and closing brackets', 'passages', () => fill('a.)))) ')),
  object('stops and spaces', 'UNSUPPORTED_LANGUAGE', () => fill(`a.${' '.repeat(98)}B`)),
  object('abbreviations without end', 'passages', () => fill('Dr. ')),
  object('one grapheme cluster of a megabyte', 'passages', () => `e${fill('\u0301', 490_000)}`),
  object('a family of 60,000', 'UNSUPPORTED_LANGUAGE', () => fill('👩‍👩‍👧‍👦', 400_000)),
  object('white space only', 'EMPTY', () => fill(' \u3000\n', 300_000)),
  object('a word and a megabyte of white space', 'passages', () => `a${fill(' \t', 900_000)}b`),
  object('a word and 9 MB of empty lines', 'passages', () => `Harbour${fill('\n', 9 * MB)}opens`),
  object(
    'a word and 9 MB of line separators',
    'passages',
    () => `Harbour\n${fill('\u2028', (9 * MB) / 3)}opens`,
  ),
  object('direction marks', 'passages', () => `Harbour opens ${fill('\u202E\u2066', 300_000)} today`),
  object(
    'lone surrogates in JSON',
    'passages',
    () => `{"headline":"Harbour opens","articleBody":"${fill('\\ud83d ship came in ', 600_000)}"}`,
  ),
  object('an object of 10 MB of text', 'TEXT_TOO_LONG', () => fill('word ', 10 * MB)),

  object('comments before a page', 'UNSUPPORTED_LANGUAGE', () => fill('<!---->')),
  object('tags that never end', 'passages', () => fill('<p ')),
  object('100,000 nested tags', 'UNSUPPORTED_FORMAT', () => `<html>${'<div>'.repeat(100_000)}`),
  object(
    '100,000 nested tags, closed',
    'UNSUPPORTED_FORMAT',
    () => `<html>${'<div>'.repeat(100_000)}Harbour${'</div>'.repeat(100_000)}`,
  ),
  object('100,000 nested elements of XML', 'UNSUPPORTED_FORMAT', () => `<nitf>${'<a>'.repeat(100_000)}`),
  object(
    '100,000 nested paragraphs',
    'UNSUPPORTED_FORMAT',
    () => `<html><body>${'<p>'.repeat(100_000)}Harbour`,
  ),
  object(
    '100,000 nested list items',
    'UNSUPPORTED_FORMAT',
    () => `<html><body>${'<ul><li>'.repeat(50_000)}Harbour`,
  ),
  object('299 nested tags', 'passages', () => `<html>${'<div>'.repeat(298)}Harbour opens today`),
  object(
    '30,000 paragraphs',
    'passages',
    () => `<html><body><article>${'<p>Ship came.</p>'.repeat(29_000)}</article></body>`,
    true,
  ),
  object(
    '30,000 links',
    'passages',
    () => `<html><body>Harbour opens today.${'<a href="/x">x</a> '.repeat(29_000)}</body>`,
    true,
  ),
  object(
    '10 MB of a page',
    'TEXT_TOO_LONG',
    () =>
      `<html><body>${fill('<p>Ships came in at noon, and ships came in at night, and then some more ships came in at dawn and stayed on until the evening, when the crews at last went ashore for a beer.</p>', 10 * MB - 100)}</body>`,
  ),
  object('scripts that never end', 'passages', () => `<html><body>Harbour ${fill('<script>', 400_000)}`),
  object(
    '10 MB of one script',
    'EMPTY',
    () => `<html><body><script>${fill('x();', 10 * MB - 100)}</script></body></html>`,
    true,
  ),
  object(
    'attributes by the thousand',
    'passages',
    () => `<html><body><p ${fill('a=b ', 400_000)}>Harbour opens</p>`,
  ),
  object(
    'an attribute of 9 MB',
    'passages',
    () => `<html><body><p title="${fill('x', 9 * MB)}">Harbour opens</p>`,
    true,
  ),
  object(
    'character references by the thousand',
    'passages',
    () => `<html><body><p>Harbour ${fill('&amp;', 400_000)}</p>`,
  ),
  object(
    'JSON-LD nested 50,000 deep',
    'passages',
    () =>
      `<html><head><script type="application/ld+json">${'[{"@graph":'.repeat(50_000)}</script></head><body><p>Harbour opens today</p></body></html>`,
  ),

  object('Markdown of brackets', 'passages', () => `# Harbour\n\n${fill('[', 100_000)}`),
  object('Markdown of links never closed', 'passages', () => `# Harbour\n\n${fill('[a](', 100_000)}`),
  object('Markdown of stars', 'passages', () => `# Harbour\n\n${fill('*a **b ', 100_000)}`),
  object('Markdown of quotations', 'passages', () => `# Harbour\n\n${fill('> ', 200_000)}x`),
  object(
    'Markdown of lists in lists',
    'passages',
    () => `# Harbour\n\n${Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')}`,
  ),
  object('Markdown of stars within words', 'passages', () => `# Harbour\n\n${fill('*a_b', 290_000)}`),
  object('Markdown of strong text never closed', 'passages', () => `# Harbour\n\n${fill('**a', 290_000)}`),
  object('Markdown of one long list', 'passages', () => `# Harbour\n\n${fill('- a\n', 290_000)}`),
  object('Markdown of one-word quotations', 'passages', () => `# Harbour\n\n${fill('> a\n\n', 290_000)}`),
  object('Markdown of backticks', 'passages', () => `# Harbour\n\n${fill('`a ``b ', 100_000)}`),
  object('Markdown of tags', 'passages', () => `# Harbour\n\n${fill('<a ', 200_000)}`),
  object(
    'Markdown of references',
    'passages',
    () =>
      `# Harbour\n\n${Array.from({ length: 20_000 }, (_, i) => `[a${i}]: x`).join('\n')}\n\n${fill('[a1] ', 100_000)}`,
  ),
  object(
    'a megabyte of Markdown',
    'passages',
    () => `# Harbour\n\n${fill('Ships **came** from [the port](http://x.example) today.\n\n', 900_000)}`,
  ),

  object('JSON of brackets', 'UNSUPPORTED_FORMAT', () => `{"a":${'['.repeat(300_000)}`),
  object(
    'JSON nested 100,000 deep',
    'UNSUPPORTED_FORMAT',
    () => `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ),
  object(
    'a million keys',
    'UNSUPPORTED_FORMAT',
    () => `{${Array.from({ length: 500_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
  ),
  object(
    'a prototype in JSON',
    'passages',
    () => '{"__proto__":{"body":"x"},"constructor":1,"headline":"Harbour","body":"Ships came in."}',
  ),

  object('a billion laughs', 'UNSUPPORTED_FORMAT', () => LAUGHS),
  object('a billion laughs in a page', 'passages', () =>
    LAUGHS.replace('<nitf>', '<html>').replaceAll('nitf', 'html'),
  ),
  object(
    'an entity of a file',
    'UNSUPPORTED_FORMAT',
    () =>
      '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&f;</p></body.content></body></nitf>',
  ),

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

  object('a PNG image called .txt', 'UNSUPPORTED_FORMAT', () =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), noise(MB)]),
  ),
  object('zeros', 'UNSUPPORTED_FORMAT', () => new Uint8Array(MB)),
  object('0xFF only', 'UNDECODABLE', () => new Uint8Array(MB).fill(0xff)),
  object('noise', 'UNSUPPORTED_FORMAT', () => noise(MB)),
  object(
    'text with a NUL',
    'UNSUPPORTED_FORMAT',
    () => `Harbour opens today.\0 ${fill('Ships came. ', 10_000)}`,
  ),
  object('UTF-8 cut in the middle of a character', 'UNDECODABLE', () =>
    Buffer.from('Zwölf Schiffe kamen, für Ägypten, über Öresund: “ja”').subarray(0, -1),
  ),

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

function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A page whose contents unpack to so many spaces. */
function makePdfBomb(bytes: number): Uint8Array {
  const packed = gzipSync(Buffer.alloc(bytes, 0x20), { level: 9 });
  // A zlib stream around the same deflated data: the checksum behind it is not looked at.
  const deflated = Buffer.concat([Buffer.from([0x78, 0x9c]), packed.subarray(10, -8), Buffer.alloc(4)]);
  const page = latin1Of(makePdf([[]]));
  return latin1(
    page.replace(
      '<< /Length 0 >>\nstream\n',
      `<< /Filter /FlateDecode /Length ${deflated.length} >>\nstream\n${deflated.toString('latin1')}`,
    ),
  );
}
