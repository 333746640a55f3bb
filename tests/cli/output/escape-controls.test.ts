import { expect, it } from 'vitest';
import { escapeControls, escapeJson, escapeStrings } from '../../../cli/output/escape-controls.ts';

it.each([
  ['an escape sequence', '\u001b[2J', '\\x1b[2J'],
  ['a line end', 'a\nb\r\nc', 'a\\nb\\r\\nc'],
  ['a tab and a bell', '\t\u0007', '\\t\\x07'],
  ['NUL and DEL', '\0\u007f', '\\x00\\x7f'],
  ['a C1 control that begins a sequence', '\u009b31m', '\\x9b31m'],
  ['a right-to-left override', 'photo\u202egpj.exe', 'photo\\u202egpj.exe'],
  ['an isolate and a mark', '\u2066\u2069\u200f\u061c', '\\u2066\\u2069\\u200f\\u061c'],
  ['a line separator', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
  ['letters of any script and emoji', 'Zoë עברית 市长 👩‍🚀', 'Zoë עברית 市长 👩‍🚀'],
])('%s', (_, data, shown) => {
  expect(escapeControls(data)).toBe(shown);
});

it('every string in a document is escaped, and nothing else is changed', () => {
  expect(escapeStrings({ key: 'a\n', names: [{ name: '\u001b' }], count: 1, none: null })).toEqual({
    key: 'a\\n',
    names: [{ name: '\\x1b' }],
    count: 1,
    none: null,
  });
});

it('a document in JSON has no control but line ends, and is read back as it was', () => {
  const document = { key: '\u001b\n\u009b\u202e\u007f', '\u0085': 'é' };
  const json = escapeJson(JSON.stringify(document, null, 2));
  expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(JSON.parse(json)).toEqual(document);
});
