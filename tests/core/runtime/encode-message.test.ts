import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeMessage } from '../../../core/runtime/encode-message.ts';

it('survives the queue, whatever the text: lone surrogates, noncharacters and control characters included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(encodeMessage({ text }))).toEqual({ text });
    }),
  );
});

it('holds only characters that every queue takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(encodeMessage({ text: `${text}😀\uFFFE\uFFFF\ud800\u0000` })).toMatch(
        /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]*$/,
      );
    }),
  );
});
