/** Lines that are empty, or hold white space only, part the paragraphs of plain text. */
export function splitParagraphs(text: string): string[] {
  return text.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/);
}
