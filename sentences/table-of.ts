/**
 * A table that tells by a UTF-16 unit whether it is one of these characters. Sentences are told by looking at each
 * character of a text, and an entry of a table is read several times faster than a pattern is tried.
 *
 * @param characters of the basic plane
 * @param mark what the table holds for them; 0 for every other unit, and undefined beyond a text's end
 */
export function tableOf(characters: string, mark = 1): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of characters) table[character.charCodeAt(0)] = mark;
  return table;
}

/** What `\s` and `String.prototype.trim` take for white space. */
export const WHITE_SPACE: Uint8Array = tableOf(
  '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF',
);
