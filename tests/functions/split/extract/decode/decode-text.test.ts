import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText as decode } from '../../../../../functions/split/extract/decode/decode-text.ts';
import { normaliseText } from '../../../../../functions/split/extract/normalise-text.ts';

const decodeText = async (bytes: Uint8Array) => normaliseText(await decode(bytes));

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes);
};
const bytesOf = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));

describe('text in a known encoding', () => {
  const text = 'Der Hafen – “open” 😀';
  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a byte order mark', bytesOf([0xef, 0xbb, 0xbf], text)],
    ['UTF-16 little endian with a mark', utf16(`\uFEFF${text}`, 'le')],
    ['UTF-16 big endian with a mark', utf16(`\uFEFF${text}`, 'be')],
    ['UTF-16 little endian without', utf16(text, 'le')],
    ['UTF-16 big endian without', utf16(text, 'be')],
  ])('%s', async (_, bytes) => {
    expect(await decodeText(bytes)).toBe(text);
  });

  it.each([
    [
      'windows-1252',
      'Le café « fermé » coûte 5 \x80. Déjà vu à Genève, très cher.',
      'Le café « fermé » coûte 5 €. Déjà vu à Genève, très cher.',
    ],
  ])('%s detected from its bytes', async (_, latin1, expected) => {
    expect(await decodeText(new Uint8Array(Buffer.from(latin1, 'latin1')))).toBe(expected);
  });

  it.each([
    ['KOI8-R', 'koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4], 'Привет'],
    ['Shift_JIS', 'shift_jis', [0x8d, 0x60, 0x82, 0xaa, 0x8a, 0x4a, 0x82, 0xa2, 0x82, 0xbd], '港が開いた'],
    ['GB18030', 'gb18030', [0xb8, 0xdb, 0xbf, 0xda], '港口'],
    ['EUC-KR', 'euc-kr', [0xc7, 0xd7, 0xb1, 0xb8], '항구'],
    ['ISO-8859-2', 'iso-8859-2', [0xb3, 0xf3, 0x64, 0xbc], 'łódź'],
  ])('%s declared by the page', async (_, charset, bytes, expected) => {
    const page = bytesOf(`<html><meta charset="${charset}"><p>`, bytes, '</p></html>');
    expect(await decodeText(page)).toContain(`<p>${expected}</p>`);
  });

  it.each([
    ['Shift_JIS', Buffer.from('jWCC6oKqikqCooK9gUKRRILMkGyCqpdYgr2BQg==', 'base64')],
    [
      'KOI8-R',
      Buffer.from(
        '8M/S1CDP1MvS2dTJ1S4g68/SwcLMySDQ0snbzMkg1yDHz9LPxCwgySDXwdMg18/U0sXUyczJINPPIMbMwcfBzckg7sEg0NLJ3sHMxS4=',
        'base64',
      ),
    ],
  ])('%s detected from its bytes decodes without replacement characters', async (_, bytes) => {
    expect(await decodeText(new Uint8Array(bytes))).toMatch(/^[^\uFFFD\u0080-\u009F]+$/);
  });
});

describe('decoded text is normalised', () => {
  it.each([
    ['CRLF and CR', 'a\r\nb\rc', 'a\nb\nc'],
    ['Unicode line ends', 'a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    [
      'a stray control character',
      `${'long enough text '.repeat(3)}\u0007bell`,
      `${'long enough text '.repeat(3)} bell`,
    ],
    ['a tab', 'a\tb', 'a\tb'],
    ['bidi controls', 'a\u202Eb\u202C', 'a\u202Eb\u202C'],
  ])('%s', async (_, source, expected) => {
    expect(await decodeText(utf8(source))).toBe(expected);
  });

  it('makes lone surrogates of UTF-16 well-formed', async () => {
    expect(await decodeText(utf16('\uFEFFab\uD83Dcd', 'le'))).toBe('ab\uFFFDcd');
  });
});

describe('binary data', () => {
  it.each([
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['a JPEG image', [0xff, 0xd8, 0xff, 0xe0, 0, 16]],
    ['a GIF image', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0]],
    ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04, 0, 0]],
    ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0]],
    ['binary data', [0x61, 0x62, 0x00, 0x63, 0x64]],
    ['binary data', [...Array(200).keys()].map((i) => i % 32)],
  ])('is rejected with its name: %s', async (name, bytes) => {
    await expect(decodeText(new Uint8Array(bytes))).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(name),
    });
  });

  it.each(['GIF89a is thirty-seven.', 'ID3 tags explained', 'MZ is a marque', 'Rar! said the bird', 'BZh'])(
    'is not detected in a text that starts with the letters of a signature: %s',
    async (text) => {
      expect(await decodeText(utf8(text))).toBe(text);
    },
  );
});

describe('pages of the real world', () => {
  const page = (body: (string | number[])[], before: (string | number[])[] = []) =>
    bytesOf('<!doctype html><html><head>', ...before, '</head><body><p>', ...body, '</p></body></html>');
  const long = 'The harbour wall was closed at noon — and the ferries stayed in port. '.repeat(30);

  it.each([
    ['late', `<!--${'x'.repeat(2_200)}--><meta charset="windows-1250">`],
    ['very late', `<script>${'x'.repeat(30_000)}</script><meta charset='windows-1250'>`],
    [
      'late and for HTTP',
      `<!--${'x'.repeat(2_500)}--><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">`,
    ],
  ])('a charset is read where it is declared %s', async (_, declaration) => {
    const bytes = page(['Dvo', [0xf8], [0xe1], 'k, kter', [0xfd]], [declaration]);
    expect(await decodeText(bytes)).toContain('Dvořák, který');
  });

  it('a late word "charset" outside a meta element declares nothing', async () => {
    const french = Array(80).fill([
      'Le caf',
      [0xe9],
      ' est ferm',
      [0xe9],
      ' depuis lundi, tr',
      [0xe8],
      's cher. ',
    ]);
    const bytes = page(french.flat(), [
      `<script>${'Le port est ouvert. '.repeat(120)} charset=koi8-r</script>`,
    ]);
    expect(await decodeText(bytes)).toContain('Le café est fermé depuis lundi, très cher.');
  });

  it.each([
    ['a NUL', [long, [0], long]],
    [
      'a NUL and a windows-1252 letter',
      [long.replaceAll('—', '-'), [0], 'caf', [0xe9], long.replaceAll('—', '-')],
    ],
    ['a few control characters', [long, [1, 2], long]],
  ])('a page with %s is read', async (_, body) => {
    expect(await decodeText(page(body))).toContain('the ferries stayed in port');
  });

  it.each([
    ['a text that is no page', bytesOf(long, [0], long)],
    ['a page with many', page([long, Array(100).fill(0)])],
  ])('NULs are rejected in %s', async (_, bytes) => {
    await expect(decodeText(bytes)).rejects.toMatchObject({ reason: 'UNSUPPORTED_FORMAT' });
  });

  it.each([
    ['byte', [0xff]],
    ['character', [0xe2, 0x82]],
    ['pair of characters', [0xe2, 0x82, 0xe2, 0x82]],
  ])('one damaged %s in a long text is read as U+FFFD', async (_, damage) => {
    expect(await decodeText(bytesOf(long, 'a', damage, 'b', long))).toMatch(/a\uFFFD{1,2}b/);
  });

  it('a long text that is cut short in its last character is rejected', async () => {
    await expect(decodeText(bytesOf(long, [0xe2, 0x82]))).rejects.toMatchObject({ reason: 'UNDECODABLE' });
  });

  it.each([
    ['$B', 'GyRCNUE7dhsoQiBvcGVucw==', '記事 opens', '義事 opens'],
    ['$@', 'GyRANUE7dhsoQiBvcGVucw==', '義事 opens', '義事 opens'],
    ['(J', 'GyhKYWJjGyhCIGQ=', 'abc d', 'abc d'],
  ])('ISO-2022-JP is decoded from its escape sequence %s', async (_, base64, ...either) => {
    expect(either).toContain(await decodeText(new Uint8Array(Buffer.from(base64, 'base64'))));
  });

  it('Cyrillic of a Macintosh is not taken for windows-1251', async () => {
    const mac = new Map([...'абвгдежзийклмнопрстуфхцчшщъыьэю'].map((letter, i) => [letter, 0xe0 + i]));
    mac.set('я', 0xdf).set('П', 0x8f);
    const text =
      'Гавань открыта. '.replace('Г', 'П').repeat(3) +
      'Первая земля и вся моя семья у моря, а дядя стоял.'.repeat(4);
    const bytes = Uint8Array.from([...text].map((letter) => mac.get(letter) ?? letter.charCodeAt(0)));
    expect(await decodeText(bytes)).toBe(text.trimEnd());
  });
});

describe('damaged text', () => {
  it.each([
    ['a byte that starts no character', bytesOf('Café Größe ', [0xff], ' x'), 14],
    ['a character cut short at the end', bytesOf('Café Größe ', [0xe2, 0x82]), 14],
    ['a character cut short within', bytesOf('né né né ', [0xf0, 0x9f, 0x98], ' next'), 12],
  ])('is rejected with the offset of the first invalid byte: %s', async (_, bytes, offset) => {
    await expect(decodeText(bytes)).rejects.toMatchObject({
      reason: 'UNDECODABLE',
      message: expect.stringContaining(`byte ${offset} `),
    });
  });

  it('is rejected if no charset fits', async () => {
    await expect(decodeText(bytesOf('abc ', [0x81, 0x8d, 0x8f, 0x90, 0x9d]))).rejects.toMatchObject({
      reason: 'UNDECODABLE',
      message: expect.stringContaining('byte 4 '),
    });
  });

  it('any bytes decode to text or are rejected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const outcome = await decodeText(bytes).catch((error) => error.reason);
        expect(typeof outcome).toBe('string');
        expect(outcome.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
