/** A document declares its charset in HTML's meta element or in XML's declaration. */
const DECLARED = /^[\s\S]{0,2000}?(?:\bcharset|\bencoding)\s*=\s*["']?([\w:.-]{2,40})/i;
const DECLARATION_BYTES = 2_048;
/** Some pages declare it later, behind scripts or comments. There, only a meta element counts. */
const DECLARED_LATE = /<meta\s[^<>]{0,200}?\bcharset\s*=\s*["']?([\w:.-]{2,40})/i;
/** More bytes do not make detection better. */
const DETECT_BYTES = 64 * 1_024;

/** Replacement characters and C1 controls come from decoding in the wrong charset. */
const WRONG = /[\uFFFD\u0080-\u0084\u0086-\u009F]/;
/** Text of this length, in characters, may have one damaged byte. It is read with U+FFFD in its place. */
const CHARS_PER_DAMAGE = 1_000;
const WORD = /\p{L}+/gu;
/** Words with a capital inside are this rare. More of them come from decoding in a wrong charset. */
const MAX_MIXED_SHARE = 0.1;
const UTF8_SEQUENCE = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g;
const HIGH_BYTES = /[\x80-\xFF]/g;

/**
 * Decodes bytes that are not UTF-8 in the charset that the document declares, or else in the likeliest charset. The
 * detector is imported only when it is needed.
 *
 * @returns undefined if no charset fits, and for damaged UTF-8, which any charset would turn into gibberish
 */
export async function decodeLegacy(bytes: Uint8Array): Promise<string | undefined> {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DETECT_BYTES)).toString(
    'latin1',
  );
  if (isDamagedUtf8(latin1)) return decodeDamaged(bytes);
  const declared = DECLARED.exec(latin1.slice(0, DECLARATION_BYTES))?.[1] ?? DECLARED_LATE.exec(latin1)?.[1];
  const text = declared && tryDecode(bytes, declared);
  if (text) return text;
  const { detectCharsets } = await import('./detect-charset.ts');
  for (const charset of detectCharsets(bytes.subarray(0, DETECT_BYTES))) {
    const decoded = tryDecode(bytes, charset);
    if (decoded !== undefined && !isGibberish(decoded)) return decoded;
  }
  // The detector does not know this one.
  const mac = tryDecode(bytes, 'x-mac-cyrillic');
  return mac !== undefined && /[а-я]{3}/.test(mac) && !isGibberish(mac) ? mac : undefined;
}

/** @returns undefined if much is damaged, or the end: the object was probably cut short */
function decodeDamaged(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damage = text.match(/\uFFFD+/g)?.length ?? 0;
  return damage * CHARS_PER_DAMAGE <= text.length && !text.endsWith('\uFFFD') ? text : undefined;
}

/** Words of a wrong charset mix small and capital letters beyond ASCII. */
function isGibberish(text: string): boolean {
  const words = (text.slice(0, DETECT_BYTES).match(WORD) ?? []).filter((word) => /\P{ASCII}{2}/u.test(word));
  const mixed = words.filter((word) => /\p{Ll}(?=\P{ASCII})\p{Lu}|\P{ASCII}(?<=\p{Ll})\p{Lu}/u.test(word));
  return mixed.length > MAX_MIXED_SHARE * words.length;
}

/** Most of the bytes beyond ASCII are whole UTF-8 characters, which rarely happens by chance. */
function isDamagedUtf8(latin1: string): boolean {
  const sound = (latin1.match(UTF8_SEQUENCE) ?? []).join('').length;
  const high = latin1.match(HIGH_BYTES)?.length ?? 0;
  return sound > high / 2;
}

function tryDecode(bytes: Uint8Array, charset: string): string | undefined {
  if (/^utf-?(?:8|16|32)/i.test(charset)) return undefined;
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return WRONG.test(text) ? undefined : text;
  } catch {
    // The runtime does not know the charset, or the bytes do not fit it. The next candidate may fit.
    return undefined;
  }
}
