/**
 * Puts a text on one line: runs of white space become spaces, the ends are trimmed.
 *
 * @returns undefined if nothing is left
 */
export function toWords(text: string | null | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim() || undefined;
}
