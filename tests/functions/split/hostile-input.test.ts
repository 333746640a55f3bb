import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makePdf } from './extract/make-pdf.ts';
import { CORPUS, SPLIT_ALONE } from './hostile/corpus.ts';
import { splitBytes } from './hostile/split-bytes.ts';

/** `npm run soak:hostile` measures each of these in a process of its own. */
describe('hostile input ends in passages or in the reason of a rejection', () => {
  it.each(
    CORPUS.filter(({ name, isLong }) => !isLong && !SPLIT_ALONE.includes(name)).map(
      ({ name, outcome, make }) => [name, outcome, make] as const,
    ),
  )('%s: %s', async (_, outcome, make) => {
    const input = make();
    const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
    expect(await splitBytes(bytes)).toBe(outcome);
  });
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

  it('of any format ends in passages or in the reason of a rejection', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...DOCUMENTS),
        fc.array(edit, { maxLength: 5 }),
        async (document, edits) => {
          const damaged = edits.reduce((bytes, { at, remove, insert }) => {
            const begin = Math.floor(at * bytes.length);
            return Buffer.concat([bytes.subarray(0, begin), insert, bytes.subarray(begin + remove)]);
          }, Buffer.from(document));
          expect(await splitBytes(damaged)).toMatch(/^(?:passages|[A-Z_]+)$/);
        },
      ),
      { numRuns: 400 },
    );
  });
});
