/**
 * What a terminal obeys instead of showing it: C0 and C1 controls, bidirectional controls, and Unicode's own line ends.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const CONTROLS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Data as one line that a terminal shows and does not obey: `\n`, `\x1b`, `\u202e` in place of each control. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (control) => NAMED[control] ?? escapeOne(control));
}

/** A copy of a document, with every string in it escaped as data. Names of properties are ours, and stay. */
export function escapeStrings<T>(value: T): T;
export function escapeStrings(value: unknown): unknown {
  if (typeof value === 'string') return escapeControls(value);
  if (Array.isArray(value)) return value.map((item) => escapeStrings(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, escapeStrings(inner)]));
}

/** JSON that is read back as the same document: a control can be in strings only, where JSON has an escape for it. */
export function escapeJson(json: string): string {
  return json.replace(CONTROLS, (control) => (control === '\n' ? control : toUnicodeEscape(control)));
}

function escapeOne(control: string): string {
  const code = control.charCodeAt(0);
  return code > 0xff ? toUnicodeEscape(control) : `\\x${code.toString(16).padStart(2, '0')}`;
}

const toUnicodeEscape = (control: string) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
