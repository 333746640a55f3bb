import { expect, it } from 'vitest';
import { decodeWords } from '../../../functions/split/decode-words.ts';

it.each([
  ['Harbour opens', 'Harbour opens'],
  ['=?UTF-8?Q?Caf=C3=A9_du_port?=', 'Café du port'],
  ['=?iso-8859-1?q?Caf=E9?= du port', 'Café du port'],
  ['=?UTF-8?B?Q2Fmw6k=?=', 'Café'],
  ['=?UTF-8?B?Q2Fm?= =?UTF-8?B?w6k=?=', 'Café'],
  ['=?UTF-8*fr?Q?Caf=C3=A9?=', 'Café'],
  ['=?no-such-charset?Q?Caf=C3=A9?=', '=?no-such-charset?Q?Caf=C3=A9?='],
  ['1 =? 2', '1 =? 2'],
])('%s', (value, decoded) => {
  expect(decodeWords(value)).toBe(decoded);
});
