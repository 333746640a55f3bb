// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Well-formed text with line feeds as the only line ends, and spaces for stray control characters. */
export function normaliseText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROL_CHARACTERS, ' ');
}

/** How many control characters a text holds, tabs and line ends apart. */
export function countControls(text: string): number {
  return text.match(CONTROL_CHARACTERS)?.length ?? 0;
}
