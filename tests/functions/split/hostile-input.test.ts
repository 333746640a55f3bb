import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Rejection } from '../../../core/article/errors.ts';
import { MAX_PASSAGE_BYTES } from '../../../core/article/limits.ts';
import { detectLanguage } from '../../../functions/split/detect-language.ts';
import { extractArticle } from '../../../functions/split/extract/extract-article.ts';
import { planPassages } from '../../../functions/split/plan-passages.ts';
import { makePdf } from './extract/make-pdf.ts';

/** What split makes of an object's bytes: passages, or the reason of a rejection. Anything else is a bug. */
async function split(bytes: Uint8Array): Promise<string> {
  try {
    const { text } = await extractArticle(bytes);
    await detectLanguage(text);
    const passages = planPassages(text);
    expect(passages.map((passage) => passage.text + passage.gap).join('')).toBe(text);
    for (const passage of passages)
      expect(Buffer.byteLength(passage.text)).toBeLessThanOrEqual(MAX_PASSAGE_BYTES);
    return 'passages';
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
}

const MB = 1_000_000;
const fill = (piece: string, chars = MB - 100) => piece.repeat(Math.floor(chars / piece.length));
const CORPUS: readonly (readonly [name: string, input: string | Uint8Array, outcome: string])[] = [
  ['0 bytes', '', 'EMPTY'],
  ['one byte', 'a', 'passages'],
  ['a million letters without a break', fill('a'), 'passages'],
  ['a million full stops', fill('.'), 'UNSUPPORTED_LANGUAGE'],
  ['a sentence every three characters', fill('A. '), 'passages'],
  ['a paragraph every three characters', fill('a\n\n'), 'passages'],
  ['a word every two characters', fill('a '), 'passages'],
  ['quotation marks that close and close', fill('x. »', 700_000), 'passages'],
  ['stops and closing brackets', fill('a.)))) '), 'passages'],
  ['one grapheme cluster of a megabyte', `e${fill('\u0301', 490_000)}`, 'passages'],
  ['a family of 60,000', fill('👩‍👩‍👧‍👦', 400_000), 'UNSUPPORTED_LANGUAGE'],
  ['white space only', fill(' \u3000\n', 300_000), 'EMPTY'],
  ['direction marks', `Harbour opens ${fill('\u202E\u2066', 300_000)} today`, 'passages'],
  ['an object of 10 MB of text', fill('word ', 10 * MB), 'TEXT_TOO_LONG'],
  ['comments before a page', fill('<!---->'), 'UNSUPPORTED_LANGUAGE'],
  ['tags that never end', fill('<p '), 'passages'],
  ['100,000 nested tags', `<html>${'<div>'.repeat(100_000)}`, 'UNSUPPORTED_FORMAT'],
  ['299 nested tags', `<html>${'<div>'.repeat(298)}Harbour opens today`, 'passages'],
  ['scripts that never end', `<html><body>Harbour ${fill('<script>', 400_000)}`, 'passages'],
  ['attributes by the thousand', `<html><body><p ${fill('a=b ', 400_000)}>Harbour opens</p>`, 'passages'],
  ['Markdown of brackets', `# Harbour\n\n${fill('[', 100_000)}`, 'passages'],
  ['Markdown of stars', `# Harbour\n\n${fill('*a **b ', 100_000)}`, 'passages'],
  ['Markdown of quotations', `# Harbour\n\n${fill('> ', 200_000)}x`, 'passages'],
  [
    'Markdown of lists in lists',
    `# Harbour\n\n${Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')}`,
    'passages',
  ],
  ['Markdown of backticks', `# Harbour\n\n${fill('`a ``b ', 100_000)}`, 'passages'],
  ['JSON of brackets', `{"a":${'['.repeat(300_000)}`, 'passages'],
  ['a gzip bomb', gzipSync(Buffer.alloc(100 * MB), { level: 1 }), 'OBJECT_TOO_LARGE'],
  ['a PNG image called .txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'UNSUPPORTED_FORMAT'],
  ['zeros', new Uint8Array(MB), 'UNSUPPORTED_FORMAT'],
  ['0xFF only', new Uint8Array(MB).fill(0xff), 'UNDECODABLE'],
  ['a PDF of noise', Buffer.from(`%PDF-1.7\n${fill('\u00e9<<>>obj ', 200_000)}`, 'latin1'), 'UNDECODABLE'],
  [
    'a PDF whose pages are their own parents',
    Buffer.from(
      Buffer.from(makePdf([[]]))
        .toString('latin1')
        .replace('/Kids [5 0 R]', '/Kids [2 0 R]'),
      'latin1',
    ),
    'UNDECODABLE',
  ],
  ['an archive of a head alone', Buffer.from('PK\u0003\u0004word/document.xml', 'latin1'), 'UNDECODABLE'],
  ['a mail of headers only', `${fill('From: a@b.c\nDate: x\nMessage-ID: <1>\n', 400_000)}`, 'UNDECODABLE'],
];

describe('hostile input ends in passages or in a reason', () => {
  it.each(CORPUS)(
    '%s',
    async (_, input, outcome) => {
      expect(await split(typeof input === 'string' ? new TextEncoder().encode(input) : input)).toBe(outcome);
    },
    20_000,
  );
});

describe('damaged input', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const DOCUMENTS: readonly Uint8Array[] = [
    utf8('Harbour opens\n\nForty ships came – “many”, said Dr. Marsh.'),
    utf8('---\ntitle: Harbour\n---\n\n# Harbour\n\n- one\n- [two](http://x.org)\n\n> three'),
    utf8(
      '<!doctype html><html><head><title>Harbour</title></head><body><article><p>Ships &amp; crews came.</p><table><tr><td>a</td></tr></table></article></body></html>',
    ),
    utf8(
      '{"@type":"NewsArticle","headline":"Harbour","author":[{"name":"Ana"}],"articleBody":"Ships \\ud83d\\ude00 came."}',
    ),
    utf8(
      '<?xml version="1.0"?><nitf><body><body.content><p>Ships &amp; crews came.</p></body.content></body></nitf>',
    ),
    utf8(
      'From: Ana <a@b.example>\nDate: 24 Nov 2026\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary="m"\n\n--m\nContent-Type: text/html\n\n<p>Ships came.</p>\n--m--\n',
    ),
    zipSync({ 'word/document.xml': utf8('<w:p><w:r><w:t>Harbour &amp; port</w:t></w:r></w:p>') }),
    makePdf([[[720, 11, 'Harbour opens']]]),
    gzipSync('Harbour opens'),
  ];
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 30 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(...DOCUMENTS).map((document) => document.subarray(20, 90)),
    ),
  });

  it('of any format ends in passages or in a reason, too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...DOCUMENTS),
        fc.array(edit, { maxLength: 5 }),
        async (document, edits) => {
          const damaged = edits.reduce((bytes, { at, remove, insert }) => {
            const begin = Math.floor(at * bytes.length);
            return Buffer.concat([bytes.subarray(0, begin), insert, bytes.subarray(begin + remove)]);
          }, Buffer.from(document));
          expect(await split(damaged)).toMatch(/^(?:passages|[A-Z_]+)$/);
        },
      ),
      { numRuns: 400 },
    );
  });
});
