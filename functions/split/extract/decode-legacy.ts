/** Where a document says its charset: HTML's meta element, XML's declaration. */
const DECLARED = /^[\s\S]{0,2000}?(?:\bcharset|\bencoding)\s*=\s*["']?([\w:.-]{2,40})/i;
const LOOK_BYTES = 2_048;
/** Detecting gains nothing from more. */
const DETECT_BYTES = 64 * 1_024;

/** What no writer meant: replacement characters and C1 controls come of a wrong charset. */
const WRONG = /[\uFFFD\u0080-\u0084\u0086-\u009F]/;
const UTF8_SEQUENCE = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g;
const HIGH_BYTES = /[\x80-\xFF]/g;

/**
 * Decodes bytes that are not UTF-8 by the charset that the document declares, or else by the one that its bytes look
 * like; the detector is loaded only then.
 *
 * @returns undefined where no charset fits, and for UTF-8 that was damaged: that would only become gibberish
 */
export async function decodeLegacy(bytes: Uint8Array): Promise<string | undefined> {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DETECT_BYTES)).toString(
    'latin1',
  );
  if (isDamagedUtf8(latin1)) return undefined;
  const declared = DECLARED.exec(latin1.slice(0, LOOK_BYTES))?.[1];
  const text = declared && tryDecode(bytes, declared);
  if (text) return text;
  const { detectCharsets } = await import('./detect-charset.ts');
  for (const charset of detectCharsets(bytes.subarray(0, DETECT_BYTES))) {
    const decoded = tryDecode(bytes, charset);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

/** Most of the bytes beyond ASCII are whole UTF-8 characters. By chance that hardly ever happens. */
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
    // The runtime knows no such charset, or the bytes are not in it: the next candidate may fit.
    return undefined;
  }
}
