import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Span } from '../../../core/article/span.ts';
import { countBytes, countCodePoints } from '../../../functions/split/count-to-borders.ts';

/** Any text, with lone surrogates, in pieces that never end inside a pair. */
const pieces = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('é', '字', '😀😀', 'x\uDE00', 'a\uD83D ')))
  .map((parts) => {
    const spans: Span[] = [];
    let text = '';
    for (const part of parts) {
      // A lone half before another would become a pair.
      const begin = text.length;
      text += `${part} `;
      spans.push({ begin, end: begin + part.length });
    }
    return { text, spans };
  });

it('counts the code points and bytes that a walk over the text counts', () => {
  fc.assert(
    fc.property(pieces, ({ text, spans }) => {
      const borders = spans.flatMap(({ begin, end }) => [text.slice(0, begin), text.slice(0, end)]);
      expect([...countCodePoints(text, spans)]).toEqual(borders.map((part) => [...part].length));
      expect([...countBytes(text, spans)]).toEqual(borders.map((part) => Buffer.byteLength(part)));
    }),
  );
});

it('returns no borders for no spans', () => {
  expect(countCodePoints('', [])).toHaveLength(0);
});
