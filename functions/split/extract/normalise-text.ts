// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Makes text well-formed, writes every line end as a line feed, and replaces other control characters by spaces. */
export function normaliseText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROL_CHARACTERS, ' ');
}

/**
 * Makes JSON well-formed and replaces its control characters by spaces. Its line separators stay: JSON allows them in
 * strings, and forbids a line feed there.
 */
export function normaliseJson(source: string): string {
  return source.toWellFormed().replace(CONTROL_CHARACTERS, ' ');
}

/** Counts the control characters of a text, except tabs and line ends. */
export function countControls(text: string): number {
  return text.match(CONTROL_CHARACTERS)?.length ?? 0;
}
