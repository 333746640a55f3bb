/**
 * Makes a look-up table from UTF-16 code unit to mark. The splitter looks at each character of a text, and reading a
 * table entry is several times faster than matching a pattern.
 *
 * @param characters of the basic plane
 * @param mark the entry for these characters; every other entry is 0, and a look-up beyond the text's end is undefined
 */
export function tableOf(characters: string, mark = 1): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of characters) table[character.charCodeAt(0)] = mark;
  return table;
}

/** The characters that `\s` and `String.prototype.trim` treat as white space. */
export const WHITE_SPACE: Uint8Array = tableOf(
  '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF',
);
