import { expect, it } from 'vitest';
import { encodeMessage } from '../../../core/runtime/encode-message.ts';

it.each([
  ['\uFFFE', String.raw`"\ufffe"`],
  ['a\uFFFFb\uFFFF', String.raw`"a\uffffb\uffff"`],
  ['\u0000', String.raw`"\u0000"`],
  ['\uD800', String.raw`"\ud800"`],
  ['😀 \uFFFD', '"\\ud83d\\ude00 \uFFFD"'],
  ['\\ufffe', String.raw`"\\ufffe"`],
])('%j is sent as %s, and read back', (text, body) => {
  expect(encodeMessage(text)).toBe(body);
  expect(JSON.parse(body)).toBe(text);
});
