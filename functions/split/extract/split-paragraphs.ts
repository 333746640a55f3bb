/**
 * Lines that are empty, or hold white space only, part the paragraphs of plain text. Line by line: what a pattern is to
 * go back over, a few million line feeds in a row, fills the stack that it has.
 */
export function splitParagraphs(text: string): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') (paragraphs.at(-1) as string[]).push(line);
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}
